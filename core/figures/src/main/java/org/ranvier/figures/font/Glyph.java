package org.ranvier.figures.font;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A character's outline.
 *
 * @param advance how far on the next one stands, in em
 * @param contours [contour][point] x, y in em, y upwards, and 1 on the curve, 0 for a control point of a quadratic one
 */
public record Glyph(double advance, List<double[][]> contours) {

    /** Returns it as an exponent. */
    Glyph raised() {
        double size = 0.64;
        List<double[][]> small = contours.stream()
                .map(contour -> Arrays.stream(contour)
                        .map(p -> new double[] {size * p[0], size * p[1] + 0.3, p[2]})
                        .toArray(double[][]::new))
                .toList();
        return new Glyph(size * advance, small);
    }

    static Glyph read(DataInputStream in, double em) throws IOException {
        double advance = in.readUnsignedShort() / em;
        List<double[][]> contours = new ArrayList<>();
        int count = in.readUnsignedShort();
        for (int c = 0; c < count; c++) {
            double[][] points = new double[in.readUnsignedShort()][];
            for (int p = 0; p < points.length; p++) {
                points[p] = new double[] {in.readShort() / em, in.readShort() / em, in.readByte()};
            }
            contours.add(points);
        }
        return new Glyph(advance, List.copyOf(contours));
    }
}
