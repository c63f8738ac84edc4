package org.ranvier.cli.sample;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ranvier.api.data.Sample;

/**
 * Spikes and traces in lines of characters, one line a channel: spikes as strokes, traces as blocks from their least to
 * their greatest value. Where a terminal does not show such characters, ASCII.
 *
 * @param width characters for the time of a sample
 * @param levels characters from nothing to everything, nine of them
 * @param strokes nothing, one spike, several
 */
record SampleText(int width, String levels, String strokes) {

    /** More channels than a screen has lines are shown several to a line. */
    private static final int MOST_LINES = 32;

    private static final int LABEL = 12;

    /** Room for the least and the greatest value of a trace. */
    private static final int VALUES = 20;

    private static final int NARROWEST = 20;
    private static final String BLOCKS = " ▁▂▃▄▅▆▇█";
    private static final String STROKES = "·│┃";

    /** @param unicode whether the terminal shows more than ASCII */
    static SampleText of(int width, boolean unicode) {
        return new SampleText(
                Math.max(NARROWEST, width - LABEL - VALUES),
                unicode ? BLOCKS : " .:-=+*#@",
                unicode ? STROKES : ".|#");
    }

    /**
     * Draws events.
     *
     * @param lengthMs the time that the line spans
     * @param names of channels, or empty
     */
    String raster(int channels, int[] channel, double[] timeMs, double lengthMs, List<String> names) {
        int perLine = Math.ceilDiv(channels, MOST_LINES);
        int lines = Math.ceilDiv(channels, perLine);
        int columns = width;
        int[][] counts = new int[lines][columns];
        for (int i = 0; i < channel.length; i++) {
            if (timeMs[i] >= 0 && timeMs[i] < lengthMs) {
                counts[channel[i] / perLine][(int) (timeMs[i] / lengthMs * columns)]++;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < lines; line++) {
            StringBuilder row = new StringBuilder();
            for (int count : counts[line]) {
                row.append(strokes.charAt(Math.min(count, 2)));
            }
            int last = Math.min(channels, (line + 1) * perLine) - 1;
            text.append(line(label(line * perLine, last, names), row));
        }
        return text.append(axis(lengthMs)).toString();
    }

    /**
     * Draws traces, each between its own least and greatest value.
     *
     * @param frameMs the length of a frame, or 0 where frames have no time
     */
    String traces(int channels, double[] values, double frameMs, List<String> names) {
        int frames = values.length / channels;
        int columns = Math.min(width, frames);
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < Math.min(channels, MOST_LINES); c++) {
            int at = c;
            double least = IntStream.range(0, frames)
                    .mapToDouble(f -> values[f * channels + at])
                    .min()
                    .orElse(0);
            double greatest = IntStream.range(0, frames)
                    .mapToDouble(f -> values[f * channels + at])
                    .max()
                    .orElse(0);
            StringBuilder row = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                int from = (int) ((long) column * frames / columns);
                int to = (int) ((long) (column + 1) * frames / columns);
                double mean = IntStream.range(from, to)
                        .mapToDouble(f -> values[f * channels + at])
                        .average()
                        .orElse(0);
                double share = greatest > least ? (mean - least) / (greatest - least) : 0;
                row.append(levels.charAt(1 + (int) Math.round(share * (levels.length() - 2))));
            }
            row.append("  ").append(number(least)).append(" to ").append(number(greatest));
            text.append(line(label(c, c, names), row));
        }
        if (channels > MOST_LINES) {
            text.append("  and ").append(channels - MOST_LINES).append(" more channels\n");
        }
        return text.append(frameMs > 0 ? axis(frames * frameMs, columns) : "").toString();
    }

    /** Draws a sample; empty where it is of a kind that only its dataset and its encoder know. */
    String of(Sample sample, double dtMs, List<String> names) {
        return switch (sample) {
            case Sample.Events events ->
                raster(events.channels(), events.channel(), events.timeMs(), length(events), names);
            case Sample.Frames(int _, int channels, double[] values) -> traces(channels, values, dtMs, names);
            case Sample.Signal(int channels, double hertz, double[] values) ->
                traces(channels, values, 1000 / hertz, names);
            case Sample.Waveform(double[] amplitudes, double hertz) -> traces(1, amplitudes, 1000 / hertz, names);
            case Sample.Values(double[] values, int[] shape)
            when shape.length == 2 ->
                // An image is seen row by row, from the top.
                picture(shape[0], shape[1], values);
            case Sample.Values values -> traces(1, values.values(), 0, List.of("values"));
            default -> "";
        };
    }

    private String picture(int rows, int columns, double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        double least = sorted[0];
        double span = sorted[sorted.length - 1] - least;
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < Math.min(rows, 2 * MOST_LINES); row++) {
            text.append("  ");
            for (int column = 0; column < Math.min(columns, width); column++) {
                double share = span > 0 ? (values[row * columns + column] - least) / span : 0;
                text.append(levels.charAt((int) Math.round(share * (levels.length() - 1))));
            }
            text.append('\n');
        }
        return text.toString().replaceAll(" +\n", "\n");
    }

    /** The time of the last event, which is within. */
    static double length(Sample.Events events) {
        double last = java.util.Arrays.stream(events.timeMs()).max().orElse(0);
        return last <= 0 ? 1 : Math.nextUp(last);
    }

    private static String label(int from, int to, List<String> names) {
        return names.isEmpty() || from < to
                ? from == to ? Integer.toString(from) : from + "-" + to
                : names.get(Math.min(from, names.size() - 1));
    }

    private static String line(String label, CharSequence row) {
        String cut = label.length() > LABEL - 3 ? label.substring(0, LABEL - 3) : label;
        return "  " + cut + " ".repeat(LABEL - 2 - cut.length()) + row + "\n";
    }

    private String axis(double lengthMs) {
        return axis(lengthMs, width);
    }

    private static String axis(double lengthMs, int columns) {
        String end = number(lengthMs) + " ms";
        return " ".repeat(LABEL) + "0" + " ".repeat(Math.max(1, columns - 1 - end.length())) + end + "\n";
    }

    private static String number(double x) {
        return x == Math.rint(x) && Math.abs(x) < 1e9 ? Long.toString((long) x) : String.format(Locale.ROOT, "%.3g", x);
    }
}
