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
 * Coverage of a split by the simulated time, from every sample that was used.
 *
 * @param split the name of the split for the user, such as {@code training}
 * @param window the simulated time
 * @param extents the extents of the samples seen, in their order
 */
public record Coverage(String split, Window window, List<Extent> extents) {

    public Coverage {
        extents = List.copyOf(extents);
    }

    /** Returns the number of samples seen. */
    public int samples() {
        return extents.size();
    }

    /** Returns the number of all events or frames. */
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

    /** Returns the number of samples of which nothing reaches the network. */
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

    /** Returns the number of ticks that would cover everything. */
    public long ticksForAll() {
        double more = Ticks.of(all(Extent::lostMs).max().orElse(0), window.dtMs());
        // The last event needs the tick that it falls into.
        return window.ticks() + (frames() ? (long) Math.ceil(more) : (long) Math.floor(more) + 1);
    }

    /** Returns what the times look like, unless they look like milliseconds from the start of a sample. */
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
