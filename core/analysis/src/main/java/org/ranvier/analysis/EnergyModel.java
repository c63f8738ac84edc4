package org.ranvier.analysis;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Published energies of single operations, from which an estimate follows by counting. It covers synaptic operations
 * alone: no memory, no transport of spikes, no update of neurons, no leakage.
 *
 * @param name what it is called
 * @param source where the figures are from
 * @param additionPj the energy of adding a weight because of a spike, in pJ
 * @param productPj the energy of a product that is added, in pJ; empty where the hardware has none
 */
public record EnergyModel(String name, String source, double additionPj, OptionalDouble productPj) {

    /** Arithmetic of 32-bit floating point numbers at 45 nm: 0.9 pJ an addition, 3.7 pJ a product. */
    public static final EnergyModel CMOS_45 = new EnergyModel(
            "45 nm CMOS",
            "Horowitz 2014, Computing's energy problem, ISSCC: 32-bit float addition 0.9 pJ, multiply-add 4.6 pJ",
            0.9,
            OptionalDouble.of(4.6));

    /** A spike at a synapse of Loihi. */
    public static final EnergyModel LOIHI = new EnergyModel(
            "Loihi",
            "Davies et al. 2018, Loihi: a neuromorphic manycore processor with on-chip learning, IEEE Micro 38:1: 23.6 pJ per synaptic operation",
            23.6,
            OptionalDouble.empty());

    /** All of them. */
    public static final List<EnergyModel> ALL = List.of(CMOS_45, LOIHI);

    /**
     * Returns the energy of the synaptic operations of a sample in nJ; empty where the network needs products and the
     * hardware has none.
     */
    public OptionalDouble nanojoules(Activity activity) {
        if (activity.products() > 0 && productPj.isEmpty()) {
            return OptionalDouble.empty();
        }
        double pj = activity.additions() * additionPj + activity.products() * productPj.orElse(0);
        return OptionalDouble.of(pj / 1000 / activity.samples());
    }

    /** Returns the energy in nJ if every synapse were computed at every tick; empty without products. */
    public OptionalDouble denseNanojoules(Activity activity) {
        return productPj.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(activity.dense() * productPj.getAsDouble() / 1000 / activity.samples());
    }
}
