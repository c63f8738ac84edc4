package org.ranvier.plugins.datasets.spikes.signal;

import java.util.Arrays;
import java.util.List;
import org.ranvier.plugins.datasets.spikes.recording.Request;
import org.ranvier.plugins.datasets.spikes.recording.TimeUnit;

/** The sampling rate that the times of frames tell. */
final class EvenTimes {

    /** Times are rounded, to whole milliseconds for instance; a frame that is missing is further off than this. */
    private static final double JITTER = 0.5;

    private static final double MS_PER_SECOND = 1000;

    private EvenTimes() {}

    /** Returns the rate in Hz; refuses times that are not even. */
    static double hertz(Request request, List<FrameTable> samples) {
        TimeUnit unit = request.requiredUnit();
        double span = 0;
        long steps = 0;
        for (FrameTable sample : samples) {
            double[] times = sample.times();
            span += times[times.length - 1] - times[0];
            steps += times.length - 1;
        }
        if (steps == 0) {
            throw request.damaged("no sample has two frames, so the times do not tell a sampling rate: set rate");
        }
        double step = span / steps;
        for (int n = 0; n < samples.size(); n++) {
            double[] times = samples.get(n).times();
            for (int frame = 1; frame < times.length; frame++) {
                if (Math.abs(times[frame] - times[frame - 1] - step) > JITTER * step) {
                    throw Request.problem(
                            request.file(),
                            "sample " + n,
                            "frame " + frame + " comes " + (times[frame] - times[frame - 1])
                                    + " after the one before, but frames are " + (float) step + " apart on average",
                            "resample it to even times, or set rate to take frames as evenly spaced");
                }
            }
        }
        // Rounded to what nine digits tell, since a mean of steps has the error of many sums.
        double hertz = MS_PER_SECOND / unit.toMs(step);
        return Double.parseDouble(String.format(java.util.Locale.ROOT, "%.9g", hertz));
    }

    /** Whether several rates are the same but for rounding. */
    static boolean same(double... hertz) {
        return Arrays.stream(hertz).allMatch(rate -> Math.abs(rate - hertz[0]) <= 1e-6 * hertz[0]);
    }
}
