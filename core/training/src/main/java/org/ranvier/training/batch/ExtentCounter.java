package org.ranvier.training.batch;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import org.ranvier.api.data.Encoder.SignalSink;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Sample;

/** Sink that passes on the signal of one sample, and counts what lies inside and outside the simulated time. */
public final class ExtentCounter implements SignalSink {

    private final Window window;
    private final SignalSink next;
    private long inside;
    private long before;
    private long after;
    private long framesInside;
    private long framesAfter;
    private double firstMs = Double.POSITIVE_INFINITY;
    private double firstInsideMs = Double.POSITIVE_INFINITY;
    private double lastMs;
    private double lengthMs;
    private double lostMs;

    /**
     * @param window the time that is simulated
     * @param next takes the signal
     */
    public ExtentCounter(Window window, SignalSink next) {
        this.window = window;
        this.next = next;
    }

    @Override
    public void event(int channel, double timeMs, double value) {
        next.event(channel, timeMs, value);
        if (window.contains(timeMs)) {
            inside++;
            firstInsideMs = Math.min(firstInsideMs, timeMs);
        } else if (timeMs < 0) {
            before++;
        } else {
            after++;
        }
        firstMs = Math.min(firstMs, timeMs);
        lastMs = Math.max(lastMs, timeMs);
    }

    /** A frame counts as one, not as its events, and only where it is not zero everywhere. */
    @Override
    public void frame(int tick, double[] values, double dtMs) {
        next.frame(tick, values, dtMs);
        if (Arrays.stream(values).anyMatch(value -> value != 0)) {
            frame(tick * dtMs);
        }
    }

    private void frame(double timeMs) {
        boolean within = window.contains(timeMs);
        if (within) {
            framesInside++;
        } else {
            framesAfter++;
        }
        firstMs = Math.min(firstMs, timeMs);
        firstInsideMs = within ? Math.min(firstInsideMs, timeMs) : firstInsideMs;
        lastMs = Math.max(lastMs, timeMs);
    }

    @Override
    public void cut(double fromMs, double itsLengthMs) {
        next.cut(fromMs, itsLengthMs);
        lengthMs = itsLengthMs;
        lostMs = Math.max(0, itsLengthMs - fromMs);
    }

    /**
     * Returns the extent of the signal that was passed on.
     *
     * @param sample the sample that was encoded
     */
    public Extent extent(Sample sample) {
        boolean frames = framesInside + framesAfter > 0;
        if (inside + before + after == 0 && !frames) {
            return new Extent(0, 0, 0, false, Double.NaN, Double.NaN, lengthMs, lostMs, false);
        }
        long within = frames ? framesInside : inside;
        long outside = frames ? framesAfter : before + after;
        boolean encoded = !frames && sample instanceof Sample.Values;
        if (sample instanceof Sample.Events events && !frames) {
            long ofData = count(events, time -> !window.contains(time));
            encoded = ofData == 0 && outside > 0;
            // An encoder may put several events into one; what people know of are the events of their data.
            within = ofData == outside ? events.timeMs().length - outside : within;
        }
        double ends = frames ? lastMs + window.dtMs() : lastMs;
        return new Extent(
                within,
                frames ? 0 : before,
                frames ? framesAfter : after,
                frames,
                firstMs,
                within == 0 ? Double.NaN : firstInsideMs,
                Math.max(lengthMs, ends),
                outside > 0 ? Math.max(lostMs, ends - window.lengthMs()) : lostMs,
                encoded);
    }

    private static long count(Sample.Events events, DoublePredicate which) {
        long count = 0;
        for (double time : events.timeMs()) {
            count += which.test(time) ? 1 : 0;
        }
        return count;
    }
}
