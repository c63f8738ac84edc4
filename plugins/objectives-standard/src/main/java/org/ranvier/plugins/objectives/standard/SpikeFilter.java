package org.ranvier.plugins.objectives.standard;

/**
 * A causal filter of spike trains by an exact recursion, ρ = exp(−dt/τ).
 *
 * <p>Alpha kernel, ε(t) = (t/τ)·exp(1 − t/τ): q ← ρ q + s, p ← ρ p + c·q[t−1] with c = (dt/τ)·exp(1 − dt/τ), output p.
 * Exponential kernel, ε(t) = exp(−t/τ): q ← ρ q + s, output q. With dt = τ the constant c is exactly 1, so that ε(τ) is
 * too.
 *
 * @param alpha whether the kernel is the alpha kernel
 * @param decay ρ
 * @param gain c
 */
record SpikeFilter(boolean alpha, double decay, double gain) {

    static SpikeFilter alpha(double tauMs, double dtMs) {
        double x = dtMs / tauMs;
        return new SpikeFilter(true, Math.exp(-x), x * Math.exp(1 - x));
    }

    static SpikeFilter exponential(double tauMs, double dtMs) {
        return new SpikeFilter(false, Math.exp(-dtMs / tauMs), 1);
    }

    /** Filters every neuron's train in place. */
    void apply(double[] trains, int neurons) {
        for (int o = 0; o < neurons; o++) {
            run(trains, o, neurons, trains.length / neurons);
        }
    }

    /** The adjoint of {@link #apply}, in place: the same filter with time reversed. */
    void applyAdjoint(double[] trains, int neurons) {
        int ticks = trains.length / neurons;
        for (int o = 0; o < neurons; o++) {
            run(trains, (ticks - 1) * neurons + o, -neurons, ticks);
        }
    }

    private void run(double[] trains, int from, int stride, int ticks) {
        double p = 0;
        double q = 0;
        for (int t = 0, i = from; t < ticks; t++, i += stride) {
            p = decay * p + gain * q;
            q = decay * q + trains[i];
            trains[i] = alpha ? p : q;
        }
    }
}
