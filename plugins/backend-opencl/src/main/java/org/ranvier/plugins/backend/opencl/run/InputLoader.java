package org.ranvier.plugins.backend.opencl.run;

import java.util.Arrays;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.plugins.backend.opencl.cl.Buffer;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.plan.Layout;

/**
 * The nonzero values in some samples of a batch of signals, with their positions in the input's signal: all that has to
 * be transferred to the device.
 */
final class InputLoader {

    private int[] place = new int[1024];
    private float[] value = new float[1024];
    private int count;
    /** [group][channel][word]: the ticks at which any sample of a group has something, a bit each. */
    private final int[] active;

    /**
     * Looks at some samples.
     *
     * @param first the first of them
     * @param samples how many
     * @param ticks what comes later is dropped
     */
    InputLoader(SignalBatch signals, int first, int samples, int ticks, double dtMs, Signal target, int group) {
        int words = words(target.layout());
        active = new int[(samples + group - 1) / group * signals.channels() * words];
        double[] sample = new double[ticks * signals.channels()];
        int[] touched = new int[sample.length];
        boolean[] seen = new boolean[sample.length];
        for (int b = 0; b < samples; b++) {
            int size = switch (signals) {
                case SignalBatch.Events e -> events(e, first + b, ticks, dtMs, sample, touched, seen);
                case SignalBatch.Frames f -> frames(f, first + b, ticks, sample, touched, seen);
            };
            for (int n = 0; n < size; n++) {
                int at = touched[n];
                int channel = at % signals.channels();
                int row = b / group * signals.channels() + channel;
                int tick = at / signals.channels();
                int position = row * target.layout().length() + target.layout().before() + tick;
                add(position * group + b % group, (float) sample[at]);
                active[row * words + tick / 32] |= 1 << tick % 32;
                sample[at] = 0;
                seen[at] = false;
            }
        }
    }

    private static int events(
            SignalBatch.Events e, int b, int ticks, double dtMs, double[] sample, int[] touched, boolean[] seen) {
        int size = 0;
        for (int n = e.first()[b]; n < e.first()[b + 1]; n++) {
            int tick = SignalBatch.tickOf(e.timeMs()[n], dtMs);
            if (tick >= 0 && tick < ticks) {
                int at = tick * e.channels() + e.channel()[n];
                if (!seen[at]) {
                    seen[at] = true;
                    touched[size++] = at;
                }
                sample[at] += e.value()[n];
            }
        }
        return size;
    }

    private static int frames(SignalBatch.Frames f, int b, int ticks, double[] sample, int[] touched, boolean[] seen) {
        int size = 0;
        int end = Math.min(ticks, f.length()[b]) * f.channels();
        int from = b * f.ticks() * f.channels();
        for (int n = 0; n < end; n++) {
            if (f.values()[from + n] != 0) {
                touched[size++] = n;
                seen[n] = true;
                sample[n] = f.values()[from + n];
            }
        }
        return size;
    }

    private void add(int at, float number) {
        if (count == place.length) {
            place = Arrays.copyOf(place, 2 * count);
            value = Arrays.copyOf(value, 2 * count);
        }
        place[count] = at;
        value[count++] = number;
    }

    /** Returns the number of words that the ticks of a row occupy, at one bit per tick. */
    static int words(Layout.Rows rows) {
        return (rows.length() - rows.before() + 31) / 32;
    }

    /** Replaces what is there. */
    void load(SourceRun node, Dialect dialect) {
        Signal target = node.output;
        target.buffer().clear();
        node.active.clear();
        node.active.write(active, active.length);
        try (Buffer places = dialect.context().buffer(Arrays.copyOf(place, count));
                Buffer values = dialect.context().buffer(count)) {
            values.write(value, count);
            dialect.fixed("signals", "scatter").each(count, places, values, target.buffer());
        }
    }
}
