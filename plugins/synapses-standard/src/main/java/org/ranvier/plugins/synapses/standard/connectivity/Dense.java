package org.ranvier.plugins.synapses.standard.connectivity;

import java.util.Arrays;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Connectivity;
import org.ranvier.api.model.SynapseList;

/**
 * All to all: every presynaptic neuron has {@code copies} synapses, one by default, on every postsynaptic neuron.
 * Copies have weights of their own; with axonal delays they share that of their source, as several rows of a chip do
 * that are driven by one input.
 */
public final class Dense implements Connectivity {

    private static final Schema SCHEMA = Schema.of(Setting.integer(
                    "copies",
                    Unit.NONE,
                    Range.closed(1, 1 << 16),
                    "number of synapses from each presynaptic to each postsynaptic neuron")
            .withDefault(1));

    @Override
    public String name() {
        return "dense";
    }

    @Override
    public String description() {
        return "every presynaptic neuron is connected to every postsynaptic neuron";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public SynapseList connect(Settings settings, int pre, int post, long seed, int stream) {
        int copies = settings.integer("copies");
        if (copies == 1) {
            return new SynapseList.Dense(pre, post);
        }
        int fanIn = Math.multiplyExact(pre, copies);
        int[] preIndex = new int[Math.multiplyExact(fanIn, post)];
        int[] postIndex = new int[preIndex.length];
        Arrays.setAll(preIndex, s -> s % fanIn / copies);
        Arrays.setAll(postIndex, s -> s / fanIn);
        return new SynapseList.Sparse(pre, post, preIndex, postIndex);
    }
}
