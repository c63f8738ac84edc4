package org.ranvier.training.batch;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import org.ranvier.api.Ticks;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.training.data.TimesLook;

/**
 * How much of a split the time that is simulated covers: a look at every sample that was used.
 *
 * @param split what people call it, such as {@code training}
 * @param window the time
 * @param extents of the samples seen, in their order
 */
public record Coverage(String split, Window window, List<Extent> extents) {

    public Coverage {
        extents = List.copyOf(extents);
    }

    /** How many samples were seen. */
    public int samples() {
        return extents.size();
    }

    /** All events or frames. */
    public long total() {
        return inside() + before() + after();
    }

    public long inside() {
        return sum(Extent::inside);
    }

    public long before() {
        return sum(Extent::before);
    }

    public long after() {
        return sum(Extent::after);
    }

    /** How many samples the network hears nothing of. */
    public long silent() {
        return which(extent -> extent.inside() == 0);
    }

    public long longer() {
        return which(extent -> extent.after() > 0 || extent.lostMs() > 0);
    }

    /** Whether there is something, and all of it is left out. */
    public boolean coversNothing() {
        return inside() == 0 && before() + after() > 0;
    }

    public boolean frames() {
        return extents.stream().anyMatch(Extent::frames);
    }

    public boolean encoded() {
        return extents.stream().anyMatch(Extent::encoded);
    }

    public double shareOutside() {
        return total() == 0 ? 0 : (double) (before() + after()) / total();
    }

    public double lengthMs() {
        return all(Extent::lengthMs).sum();
    }

    public double lostMs() {
        return all(Extent::lostMs).sum();
    }

    public double firstMs() {
        return all(Extent::firstMs).filter(Double::isFinite).min().orElse(0);
    }

    public double lastMs() {
        return all(Extent::lengthMs).max().orElse(0);
    }

    /** How many ticks would cover everything. */
    public long ticksForAll() {
        double more = Ticks.of(all(Extent::lostMs).max().orElse(0), window.dtMs());
        // The last event needs the tick that it falls into.
        return window.ticks() + (frames() ? (long) Math.ceil(more) : (long) Math.floor(more) + 1);
    }

    /** What the times look like, if they do not look like milliseconds from the start of a sample. */
    public Optional<TimesLook> look() {
        return encoded() || frames()
                ? Optional.empty()
                : TimesLook.at(extents.stream()
                        .filter(extent -> Double.isFinite(extent.firstMs()))
                        .map(extent -> new TimesLook.Times(extent.firstMs(), extent.lengthMs()))
                        .toList());
    }

    private long which(Predicate<Extent> predicate) {
        return extents.stream().filter(predicate).count();
    }

    private long sum(ToLongFunction<Extent> part) {
        return extents.stream().mapToLong(part).sum();
    }

    private DoubleStream all(ToDoubleFunction<Extent> part) {
        return extents.stream().mapToDouble(part);
    }
}
