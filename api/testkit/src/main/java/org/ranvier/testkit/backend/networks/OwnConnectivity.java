package org.ranvier.testkit.backend.networks;

import java.util.stream.IntStream;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Connectivity;
import org.ranvier.api.model.SynapseList;

/** The connectivities among the suite's {@linkplain Own own components}. */
final class OwnConnectivity {

    private OwnConnectivity() {}

    /** Two synapses between every pair. */
    record Twofold() implements Connectivity {
        @Override
        public String name() {
            return Own.TWOFOLD;
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

    /** One pair in two; neurons may remain without synapses. */
    record Stripes() implements Connectivity {
        @Override
        public String name() {
            return Own.STRIPES;
        }

        @Override
        public String description() {
            return "a synapse between every second pair of neurons";
        }

        @Override
        public SynapseList connect(Settings settings, int pre, int post, long seed, int stream) {
            int[] pairs = IntStream.range(0, pre * post)
                    .filter(n -> (n + n / pre) % 2 == 0)
                    .toArray();
            return new SynapseList.Sparse(
                    pre,
                    post,
                    IntStream.of(pairs).map(n -> n % pre).toArray(),
                    IntStream.of(pairs).map(n -> n / pre).toArray());
        }
    }
}
