package org.ranvier.training.batch;

import org.ranvier.api.Component;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Encoder.SignalSink;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.number.Magnitudes;

/**
 * Looks at what a dataset and an encoder give before anything is made of it: numbers, channels and classes.
 *
 * @param dataset what gives samples
 * @param encoder what gives events
 * @param classes how many classes the dataset says that it has; 0 where it names none, and any label will do
 */
public record InputCheck(Origin dataset, Origin encoder, int classes) {

    /** Returns the check of samples that augmentations have varied; the last of the list gives them. */
    InputCheck varied(ConfiguredComponent<?> last) {
        return new InputCheck(Origin.of("augmentation", last), encoder, classes);
    }

    /**
     * Origin of numbers.
     *
     * @param component the component, such as {@code encoder 'rate'}
     * @param plugin its plugin
     */
    record Origin(String component, String plugin) {

        public static Origin of(String kind, ConfiguredComponent<? extends Component> chosen) {
            return new Origin(kind + " '" + chosen.name() + "'", chosen.source().toString());
        }

        private RanvierException wrong(int sample, String message) {
            return new RanvierException(Problem.plugin(
                    plugin,
                    "sample " + sample,
                    component + " gives " + message,
                    "mend the data or the plugin that reads or encodes it"));
        }
    }

    public static InputCheck of(
            ConfiguredComponent<Dataset> dataset, ConfiguredComponent<Encoder> encoder, Dataset.Description described) {
        return new InputCheck(
                Origin.of("dataset", dataset),
                Origin.of("encoder", encoder),
                described.classes().size());
    }

    /** Refuses a sample with something in it that is no number, or whose class is none of those that were declared. */
    void check(Example example, int index) {
        switch (example.sample()) {
            case Sample.Values values -> finite("value", values.values(), index);
            case Sample.Frames frames -> finite("value", frames.values(), index);
            case Sample.Waveform waveform -> finite("amplitude", waveform.amplitudes(), index);
            case Sample.Signal signal -> finite("value", signal.values(), index);
            case Sample.Events events -> check(events, index);
            default -> {} // of a kind that only its dataset and its encoder know
        }
        switch (example.target()) {
            case Target.RealValues(double[] values) -> finite("target value", values, index);
            case Target.SpikeTrains trains -> finite("target time", trains.timeMs(), index);
            case Target.ClassLabel(int label) -> declared(label, 0, index);
            case Target.ClassPerTick(int[] labels) -> {
                for (int label : labels) {
                    declared(label, Target.ClassPerTick.UNLABELLED, index);
                }
            }
            default -> {} // of a kind that only its dataset and its objective know
        }
    }

    private void declared(int label, int least, int index) {
        if (classes > 0 && (label < least || label >= classes)) {
            throw dataset.wrong(index, "class " + label + ", and declares the classes 0 to " + (classes - 1));
        }
    }

    private void check(Sample.Events events, int index) {
        finite("time", events.timeMs(), index);
        if (events.value() != null) {
            finite("value", events.value(), index);
        }
        for (int channel : events.channel()) {
            if (channel < 0 || channel >= events.channels()) {
                throw dataset.wrong(index, "an event on channel " + channel + ", and there are " + events.channels());
            }
        }
    }

    private void finite(String what, double[] values, int index) {
        int n = Magnitudes.firstBeyond(values, Float.MAX_VALUE);
        if (n >= 0) {
            throw dataset.wrong(index, "the " + what + " " + values[n] + " at place " + n);
        }
    }

    /** Passes on what an encoder gives of a sample, once it was looked at. */
    SignalSink checked(SignalSink sink, int channels, int index) {
        return new CheckedSink(encoder, sink, channels, index);
    }

    /** A frame is passed on as a frame, and what is cut as what is cut: both are counted. */
    private record CheckedSink(Origin encoder, SignalSink sink, int channels, int index) implements SignalSink {

        @Override
        public void event(int channel, double timeMs, double value) {
            check(channel, timeMs, value);
            sink.event(channel, timeMs, value);
        }

        @Override
        public void frame(int tick, double[] values, double dtMs) {
            for (int channel = 0; channel < values.length; channel++) {
                if (values[channel] != 0) {
                    check(channel, tick * dtMs, values[channel]);
                }
            }
            sink.frame(tick, values, dtMs);
        }

        @Override
        public void cut(double fromMs, double lengthMs) {
            if (!(fromMs >= 0 && lengthMs >= fromMs && lengthMs < Double.POSITIVE_INFINITY)) {
                throw encoder.wrong(index, "a cut at " + fromMs + " of " + lengthMs + " ms");
            }
            sink.cut(fromMs, lengthMs);
        }

        private void check(int channel, double timeMs, double value) {
            if (channel < 0 || channel >= channels) {
                throw encoder.wrong(index, "an event on channel " + channel + ", and has " + channels);
            }
            if (Double.isNaN(timeMs)) {
                throw encoder.wrong(index, "an event on channel " + channel + " at the time NaN");
            }
            if (!(Math.abs(value) <= Float.MAX_VALUE)) {
                throw encoder.wrong(
                        index, "an event of value " + value + " on channel " + channel + " at " + timeMs + " ms");
            }
        }
    }
}
