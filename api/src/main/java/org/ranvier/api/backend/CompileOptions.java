package org.ranvier.api.backend;

import java.util.List;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.plan.LoweredUpdate;

/**
 * Options of a compilation, for {@link Backend#compile}.
 *
 * <p>An immutable value; later versions may add options with defaults.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class CompileOptions {

    private final int threads;
    private final List<LoweredUpdate> updates;

    private CompileOptions(int threads, List<LoweredUpdate> updates) {
        this.threads = threads;
        this.updates = updates;
    }

    /**
     * {@return options without optimiser updates, for a program whose parameters no update moves}
     *
     * @param threads the number of threads to use, at least 1; results do not depend on it
     * @throws IllegalArgumentException if it is less
     */
    public static CompileOptions of(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a program runs on at least 1 thread, not " + threads);
        }
        return new CompileOptions(threads, List.of());
    }

    /**
     * Sets the optimiser's updates that {@link Program#update} will apply.
     *
     * @param updates one for each group of parameters that are trained alike
     * @return options with these updates, otherwise equal to these
     */
    public CompileOptions withUpdates(List<LoweredUpdate> updates) {
        return new CompileOptions(threads, List.copyOf(updates));
    }

    /** {@return the number of threads to use} */
    public int threads() {
        return threads;
    }

    /** {@return the optimiser's updates; empty where none will be applied} */
    public List<LoweredUpdate> updates() {
        return updates;
    }
}
