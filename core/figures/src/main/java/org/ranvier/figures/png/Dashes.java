package org.ranvier.figures.png;

import java.util.ArrayList;
import java.util.List;

/** Cuts lines into dashes as long as the gaps between them. */
final class Dashes {

    private Dashes() {}

    /**
     * Adds the dashes of a line.
     *
     * @param xy x and y in turn
     * @param length of a dash
     * @param dashes what they are added to
     */
    static void add(double[] xy, double length, List<double[]> dashes) {
        List<Double> dash = new ArrayList<>(List.of(xy[0], xy[1]));
        boolean drawn = true;
        double left = length;
        for (int n = 0; n + 3 < xy.length; n += 2) {
            double dx = xy[n + 2] - xy[n];
            double dy = xy[n + 3] - xy[n + 1];
            double whole = Math.sqrt(dx * dx + dy * dy);
            double done = 0;
            while (whole - done > left) {
                done += left;
                double x = xy[n] + dx * done / whole;
                double y = xy[n + 1] + dy * done / whole;
                if (drawn) {
                    dash.addAll(List.of(x, y));
                    dashes.add(array(dash));
                }
                dash = new ArrayList<>(List.of(x, y));
                drawn = !drawn;
                left = length;
            }
            left -= whole - done;
            dash.addAll(List.of(xy[n + 2], xy[n + 3]));
        }
        if (drawn && dash.size() > 2) {
            dashes.add(array(dash));
        }
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
