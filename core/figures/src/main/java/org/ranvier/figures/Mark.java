package org.ranvier.figures;

/**
 * What is drawn on the axes of a {@link Plot}. A name that is not empty stands in the legend; marks of one name share a
 * colour and an entry of it. Whatever is NaN or infinite is a gap. Arrays are used as they are and must not change.
 */
public sealed interface Mark {

    /**
     * A line through points, in their order.
     *
     * @param name what the legend says
     * @param x places across
     * @param y places up, as many
     * @param ink its colour
     * @param dashed whether it is dashed
     */
    record Line(String name, double[] x, double[] y, Ink ink, boolean dashed) implements Mark {
        public Line {
            same("x", x.length, "y", y.length);
        }
    }

    /**
     * The range about a line, such as a standard deviation on either side.
     *
     * @param name what the legend says; that of the line
     * @param x places across
     * @param low its lower edge, as many
     * @param high its upper edge, as many
     * @param ink its colour
     */
    record Band(String name, double[] x, double[] low, double[] high, Ink ink) implements Mark {
        public Band {
            same("x", x.length, "low", low.length);
            same("x", x.length, "high", high.length);
        }
    }

    /**
     * Dots, with whiskers where there is an error.
     *
     * @param name what the legend says
     * @param x places across
     * @param y places up, as many
     * @param error half of the length of each whisker; empty for none
     * @param ink their colour
     */
    record Points(String name, double[] x, double[] y, double[] error, Ink ink) implements Mark {
        public Points {
            same("x", x.length, "y", y.length);
            if (error.length > 0) {
                same("x", x.length, "error", error.length);
            }
        }
    }

    /**
     * Bars from zero, one a category. Bars of several names stand side by side.
     *
     * @param name what the legend says
     * @param heights of bars, by category
     * @param error half of the length of each whisker; empty for none
     * @param ink their colour
     */
    record Bars(String name, double[] heights, double[] error, Ink ink) implements Mark {
        public Bars {
            if (error.length > 0) {
                same("heights", heights.length, "error", error.length);
            }
        }
    }

    /**
     * How often values lie in each of equal bins, which all histograms of a panel share; two of them overlap, so that
     * before and after can be compared.
     *
     * @param name what the legend says
     * @param values in any order
     * @param bin the width of a bin, such as a tick; 0 for one that suits the data
     * @param ink its colour
     */
    record Histogram(String name, double[] values, double bin, Ink ink) implements Mark {
        public Histogram {
            if (!(bin >= 0) || Double.isInfinite(bin)) {
                throw new IllegalArgumentException("a bin cannot be " + bin + " wide");
            }
        }
    }

    /**
     * Spikes: a stroke each, as high as a neuron has room.
     *
     * @param name what the legend says
     * @param times of spikes, in any order
     * @param neurons whose they are, as many, from 0
     * @param count how many neurons there are, silent ones too
     * @param ink their colour
     */
    record Raster(String name, double[] times, int[] neurons, int count, Ink ink) implements Mark {
        public Raster {
            same("times", times.length, "neurons", neurons.length);
        }
    }

    /**
     * A rectangle of numbers as colours. On axes of categories, cells are as large as these.
     *
     * @param values [row][column], row 0 at the low end of the axis
     * @param left where the first column begins
     * @param right where the last column ends
     * @param bottom where the first row begins
     * @param top where the last row ends
     * @param colours how numbers become colours
     */
    record Heatmap(double[][] values, double left, double right, double bottom, double top, ColourScale colours)
            implements Mark {
        public Heatmap {
            for (double[] row : values) {
                same("the first row", values[0].length, "another", row.length);
            }
            if (!(left < right && bottom < top)) {
                throw new IllegalArgumentException("a map needs an area");
            }
        }
    }

    /**
     * A matrix whose numbers are written into its cells, such as a confusion matrix; on axes of categories, the rows
     * {@link Axis#categoriesDown downwards}.
     *
     * @param values [row][column]
     * @param decimals how many are written
     * @param colours how numbers become colours
     */
    record Matrix(double[][] values, int decimals, ColourScale colours) implements Mark {
        public Matrix {
            for (double[] row : values) {
                same("the first row", values[0].length, "another", row.length);
            }
        }
    }

    /**
     * Cells of one size at places, each with a number as colour: the synapses of a neuron by source and delay, sign and
     * size of the weight as colour. The strongest lie over the others.
     *
     * @param x the middles of cells
     * @param y the middles of cells, as many
     * @param values as many
     * @param width of a cell, in units of the axis
     * @param height of a cell, in units of the axis
     * @param colours how numbers become colours
     */
    record Cells(double[] x, double[] y, double[] values, double width, double height, ColourScale colours)
            implements Mark {
        public Cells {
            same("x", x.length, "y", y.length);
            same("x", x.length, "values", values.length);
            if (!(width > 0 && height > 0)) {
                throw new IllegalArgumentException("a cell needs an area");
            }
        }
    }

    /**
     * A straight line across the panel, such as a threshold.
     *
     * @param name what stands at its end; may be empty
     * @param at its place
     * @param level whether it is horizontal, at a y
     * @param ink its colour
     */
    record Rule(String name, double at, boolean level, Ink ink) implements Mark {}

    /**
     * A few words above a place.
     *
     * @param x its place across
     * @param y its place up
     * @param text the words
     */
    record Note(double x, double y, String text) implements Mark {}

    /** Returns a line in the next colour. */
    static Mark line(String name, double[] x, double[] y) {
        return new Line(name, x, y, Ink.NEXT, false);
    }

    /** Returns a band in the colour of the line of that name. */
    static Mark band(String name, double[] x, double[] low, double[] high) {
        return new Band(name, x, low, high, Ink.NEXT);
    }

    /** Returns dots in the next colour. */
    static Mark points(String name, double[] x, double[] y) {
        return new Points(name, x, y, new double[0], Ink.NEXT);
    }

    /** Returns bars in the next colour. */
    static Mark bars(String name, double... heights) {
        return new Bars(name, heights, new double[0], Ink.NEXT);
    }

    /** Returns a histogram in the next colour, with bins that suit the data. */
    static Mark histogram(String name, double... values) {
        return new Histogram(name, values, 0, Ink.NEXT);
    }

    /** Returns spikes in the colour of the text. */
    static Mark raster(double[] times, int[] neurons, int count) {
        return new Raster("", times, neurons, count, Ink.TEXT);
    }

    /** Returns a horizontal threshold. */
    static Mark threshold(String name, double at) {
        return new Rule(name, at, true, Ink.QUIET);
    }

    private static void same(String first, int length, String other, int otherLength) {
        if (length != otherLength) {
            throw new IllegalArgumentException(first + " has " + length + " numbers, " + other + " has " + otherLength);
        }
    }
}
