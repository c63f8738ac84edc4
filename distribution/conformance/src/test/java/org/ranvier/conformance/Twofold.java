package org.ranvier.conformance;

import java.util.stream.IntStream;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Connectivity;
import org.ranvier.api.model.SynapseList;

/** Two synapses between every pair of neurons. No plugin has such a connectivity, but delay selection will need it. */
final class Twofold implements Connectivity {

    @Override
    public String name() {
        return "twofold";
    }

    @Override
    public String description() {
        return "two synapses between every pair of neurons";
    }

    @Override
    public SynapseList connect(Settings settings, int pre, int post, long seed, int stream) {
        int size = 2 * pre * post;
        return new SynapseList.Sparse(
                pre,
                post,
                IntStream.range(0, size).map(s -> s / 2 % pre).toArray(),
                IntStream.range(0, size).map(s -> s / (2 * pre)).toArray());
    }
}
