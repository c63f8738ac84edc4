package org.ranvier.plugins.backend.simd.kernels;

import org.ranvier.plugins.backend.simd.lanes.Events;
import org.ranvier.plugins.backend.simd.lanes.SourceSignals;
import org.ranvier.plugins.backend.simd.lanes.Spikes;

/** Σ_t s[t] · d[t + lag] of the neurons of a source in one group, in the way that suits how often they are active. */
public sealed interface Correlation {

    /**
     * For one lag.
     *
     * @param pre the neuron
     * @param q where the lag of tick 0 is in d
     * @param lanes receives the sums by lane
     */
    void single(int pre, float[] d, int q, float[] lanes);

    /** For two neighbouring lags; {@code lanes} receives 16 sums for the first, 16 for the second. */
    void pair(int pre, float[] d, int q, float[] lanes);

    /** Of a source whose active ticks are known. */
    static Correlation of(SourceSignals source, int group, int ticks) {
        int whole = (ticks + 3) & ~3;
        return source.active.share(group) < Events.FEW
                ? new OfEvents(source.events, group)
                : source.active.spikes.all() ? new OfSpikes(source, group, whole) : new OfNumbers(source, group, whole);
    }

    /** Tick by tick of those that are active; its events have to be collected. */
    record OfEvents(Events events, int group) implements Correlation {
        @Override
        public void single(int pre, float[] d, int q, float[] lanes) {
            ActiveCorrelationKernel.single(
                    events.values, events.tick, events.begin(pre, group), events.begin(pre, group + 1), d, q, lanes);
        }

        @Override
        public void pair(int pre, float[] d, int q, float[] lanes) {
            ActiveCorrelationKernel.pair(
                    events.values, events.tick, events.begin(pre, group), events.begin(pre, group + 1), d, q, lanes);
        }
    }

    /** Over the bits of all ticks. */
    record OfSpikes(SourceSignals source, int group, int ticks) implements Correlation {
        @Override
        public void single(int pre, float[] d, int q, float[] lanes) {
            SpikeCorrelation.single(source.active.spikes.groups[group], at(pre), d, q, ticks, lanes);
        }

        @Override
        public void pair(int pre, float[] d, int q, float[] lanes) {
            SpikeCorrelation.pair(source.active.spikes.groups[group], at(pre), d, q, ticks, lanes);
        }

        private int at(int pre) {
            return Spikes.at(source.output.unfolded(pre, 0));
        }
    }

    /** Over the numbers of all ticks. */
    record OfNumbers(SourceSignals source, int group, int ticks) implements Correlation {
        @Override
        public void single(int pre, float[] d, int q, float[] lanes) {
            CorrelationKernel.single(source.output.groups[group], source.output.at(pre, 0), d, q, ticks, lanes);
        }

        @Override
        public void pair(int pre, float[] d, int q, float[] lanes) {
            CorrelationKernel.pair(source.output.groups[group], source.output.at(pre, 0), d, q, ticks, lanes);
        }
    }
}
