package org.ranvier.figures;

import java.util.List;

/**
 * Parallel coordinates: an upright axis for each quantity, a line for each row, such as the settings of a run and its
 * accuracy.
 *
 * @param title what stands above it; may be empty
 * @param axes at least two
 * @param rows [row][axis]; a line has a gap at what is not finite
 * @param colour by which axis lines are coloured; the map runs over the values of that axis
 * @param aspect height by width, 0.05 to 5
 */
public record Parallel(String title, List<Axis> axes, List<double[]> rows, int colour, double aspect) implements Panel {

    /** @throws IllegalArgumentException if a row has not as many numbers as there are axes */
    public Parallel {
        axes = List.copyOf(axes);
        rows = List.copyOf(rows);
        if (axes.size() < 2 || colour < 0 || colour >= axes.size()) {
            throw new IllegalArgumentException("parallel coordinates need two axes, and one of them for the colour");
        }
        int count = axes.size();
        if (rows.stream().anyMatch(row -> row.length != count)) {
            throw new IllegalArgumentException("a row needs a number for each axis");
        }
        if (!(aspect >= 0.05 && aspect <= 5)) {
            throw new IllegalArgumentException("a panel's height by width is 0.05 to 5, not " + aspect);
        }
    }
}
