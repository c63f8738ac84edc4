package org.ranvier.training.advice;

import java.util.function.DoublePredicate;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Sample;

/** Sees the signal of one sample after the other, and says what each of them holds. */
public final class ExtentCounter {

    private final Window window;
    private long inside;
    private long before;
    private long after;
    private long framesInside;
    private long framesAfter;
    private double firstMs;
    private double firstInsideMs;
    private double lastMs;
    private double lengthMs;
    private double lostMs;

    /**
     * @param window the time that is simulated
     */
    public ExtentCounter(Window window) {
        this.window = window;
        clear();
    }

    /** An event, within or not. */
    public void event(double timeMs, boolean within) {
        if (within) {
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

    /** A frame that is not zero everywhere. */
    public void frame(double timeMs, boolean within) {
        if (within) {
            framesInside++;
        } else {
            framesAfter++;
        }
        firstMs = Math.min(firstMs, timeMs);
        firstInsideMs = within ? Math.min(firstInsideMs, timeMs) : firstInsideMs;
        lastMs = Math.max(lastMs, timeMs);
    }

    /** The encoder has left out what comes from a time on, of a sample of that length. */
    public void cut(double fromMs, double itsLengthMs) {
        lengthMs = itsLengthMs;
        lostMs = Math.max(0, itsLengthMs - fromMs);
    }

    /**
     * What there was since this was last asked.
     *
     * @param sample the sample that was encoded
     */
    public Extent take(Sample sample) {
        Extent extent = extent(sample);
        clear();
        return extent;
    }

    private Extent extent(Sample sample) {
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

    /** Forgets what there was. */
    public void clear() {
        inside = 0;
        before = 0;
        after = 0;
        framesInside = 0;
        framesAfter = 0;
        firstMs = Double.POSITIVE_INFINITY;
        firstInsideMs = Double.POSITIVE_INFINITY;
        lastMs = 0;
        lengthMs = 0;
        lostMs = 0;
    }
}
