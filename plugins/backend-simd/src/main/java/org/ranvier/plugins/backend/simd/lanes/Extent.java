package org.ranvier.plugins.backend.simd.lanes;

/** The size of a batch, and whether gradients are kept. */
public record Extent(int samples, int ticks, boolean gradients) {

    public int groups() {
        return Lanes.groups(samples);
    }

    /** A signal of which nothing beyond the ticks is read. */
    public Signal signal(int neurons) {
        return Signal.over(groups(), neurons, 1, ticks, Signal.TILE);
    }

    /** The same, in the memory of another signal for times at which that is of no use. */
    public Signal signal(int neurons, Signal memory) {
        return memory.lent(neurons, 1, ticks, Signal.TILE);
    }

    /** The same, without room until {@link Signal#fold} says how much is needed. */
    public Signal folding(int neurons) {
        return Signal.folding(groups(), neurons, 1, ticks, Signal.TILE);
    }

    /** A signal that is read at the lags of projections, without room until {@link Signal#fold} says how much. */
    Signal delayed(int neurons, Lags lags) {
        return Signal.folding(groups(), neurons, Math.max(1, lags.reach()), ticks, lags.lead() + Signal.TILE);
    }

    /** A signal that is read at the lags of projections the other way round, as gradients are. */
    public Signal early(int neurons, Lags lags) {
        return Signal.over(groups(), neurons, lags.lead(), ticks, lags.reach() + Signal.TILE);
    }
}
