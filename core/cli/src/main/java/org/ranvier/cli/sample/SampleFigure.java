package org.ranvier.cli.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.figures.Axis;
import org.ranvier.figures.Figure;
import org.ranvier.figures.Mark;
import org.ranvier.figures.Panel;
import org.ranvier.figures.Plot;
import org.ranvier.training.report.ShownSample;

/** A sample as a figure: before the encoder above, after it below. */
final class SampleFigure {

    /** More lines in one panel cannot be told apart. */
    private static final int MOST_LINES = 12;

    private static final double MS_PER_SECOND = 1000;
    private static final double FLAT = 0.35;
    private static final Axis TIME = Axis.of("time", "ms");

    private SampleFigure() {}

    static Figure of(String title, ShownSample shown) {
        List<Panel> panels = new ArrayList<>();
        panels.add(before(shown).shaped(FLAT));
        shown.encoded().ifPresent(encoded -> panels.add(after(encoded).shaped(FLAT)));
        return Figure.of(title, panels.toArray(Panel[]::new));
    }

    private static Plot before(ShownSample shown) {
        Plot plot = switch (shown.sample()) {
            case Sample.Events events -> raster(events.channel(), events.timeMs(), events.channels());
            case Sample.Frames(int _, int channels, double[] values) ->
                traces(channels, values, shown.dtMs(), shown.channels());
            case Sample.Signal(int channels, double hertz, double[] values) ->
                traces(channels, values, MS_PER_SECOND / hertz, shown.channels());
            case Sample.Waveform(double[] amplitudes, double hertz) ->
                traces(1, amplitudes, MS_PER_SECOND / hertz, shown.channels());
            case Sample.Values(double[] values, int[] _) -> numbers(values);
            default -> numbers(new double[0]);
        };
        return plot.titled("sample");
    }

    private static Plot after(ShownSample.Encoded encoded) {
        SignalBatch.Events events = encoded.events();
        return raster(events.channel(), events.timeMs(), events.channels()).titled("encoded by " + encoded.encoder());
    }

    private static Plot raster(int[] channel, double[] timeMs, int channels) {
        return Plot.of(TIME, Axis.whole("channel"), Mark.raster(timeMs, channel, channels));
    }

    private static Plot traces(int channels, double[] values, double frameMs, List<String> names) {
        int frames = values.length / channels;
        double[] time = IntStream.range(0, frames).mapToDouble(f -> f * frameMs).toArray();
        List<Mark> lines = IntStream.range(0, Math.min(channels, MOST_LINES))
                .mapToObj(c -> Mark.line(
                        names.isEmpty() ? channels == 1 ? "" : "channel " + c : names.get(c),
                        time,
                        IntStream.range(0, frames)
                                .mapToDouble(f -> values[f * channels + c])
                                .toArray()))
                .toList();
        return Plot.of(TIME, Axis.of("value"), lines.toArray(Mark[]::new));
    }

    private static Plot numbers(double[] values) {
        return Plot.of(
                Axis.whole("number"),
                Axis.of("value"),
                Mark.points(
                        "", IntStream.range(0, values.length).asDoubleStream().toArray(), values));
    }
}
