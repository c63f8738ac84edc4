package org.ranvier.training.plan;

import java.util.Arrays;
import org.ranvier.api.Range;
import org.ranvier.api.Setting;
import org.ranvier.api.Unit;

/**
 * The bounds within which training keeps a parameter. An end that does not belong to its range is never reached, not
 * even by rounding: a margin is kept, of a thousandth of the distance from that end to the nearest starting value, and
 * for times on a clock of at most a hundredth of a tick, since e^(−dt/τ) is 0 in single precision below that.
 *
 * @param dtMs the length of a tick in ms; infinite where there is no clock
 */
record TrainedBounds(double dtMs) {

    private static final double OF_THE_WAY = 1e-3;
    private static final double OF_A_TICK = 1e-2;

    /**
     * The bounds of a parameter, closed where they end.
     *
     * @param starts its starting numbers
     */
    Range of(Setting setting, double[] starts) {
        Range bounds = setting.bounds();
        Range range = setting.range();
        double min = Math.max(bounds.min(), range.min());
        double max = Math.min(bounds.max(), range.max());
        boolean reachesMin = bounds.contains(min) && range.contains(min);
        boolean reachesMax = bounds.contains(max) && range.contains(max);
        return new Range(
                reachesMin
                        ? min
                        : min
                                + margin(
                                        setting.unit(),
                                        min,
                                        Arrays.stream(starts).map(s -> s - min).toArray()),
                Double.isFinite(min),
                reachesMax
                        ? max
                        : max
                                - margin(
                                        setting.unit(),
                                        max,
                                        Arrays.stream(starts).map(s -> max - s).toArray()),
                Double.isFinite(max));
    }

    private double margin(Unit unit, double end, double[] distances) {
        if (Double.isInfinite(end)) {
            return 0;
        }
        double most = unit == Unit.MILLISECONDS ? dtMs * OF_A_TICK : Double.POSITIVE_INFINITY;
        double nearest = Arrays.stream(distances).filter(d -> d > 0).min().orElse(1);
        // Backends of single precision must see it as another number than the end itself.
        return Math.max(Math.min(most, nearest * OF_THE_WAY), 4 * Math.ulp((float) end));
    }
}
