package org.ranvier.laboratory;

import java.util.stream.IntStream;
import org.ranvier.api.Philox;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Connectivity;
import org.ranvier.api.model.SynapseList;

/** Connectivity with one mistake each, and one without. */
final class MistakenConnectivity {

    private MistakenConnectivity() {}

    public static class Right implements Connectivity {
        @Override
        public String name() {
            return "half";
        }

        @Override
        public String description() {
            return "every second pair, at random";
        }

        @Override
        public SynapseList connect(Settings settings, int pre, int post, long seed, int stream) {
            int[] pairs = IntStream.range(0, pre * post)
                    .filter(n -> Philox.uniform(seed, stream, 0, n) < 0.5)
                    .toArray();
            return new SynapseList.Sparse(
                    pre,
                    post,
                    IntStream.of(pairs).map(n -> n % pre).toArray(),
                    IntStream.of(pairs).map(n -> n / pre).toArray());
        }
    }

    public static class TheOtherWayRound extends Right {
        @Override
        public SynapseList connect(Settings settings, int pre, int post, long seed, int stream) {
            return super.connect(settings, post, pre, seed, stream);
        }
    }

    public static class WithoutASeed extends Right {
        private long calls;

        @Override
        public SynapseList connect(Settings settings, int pre, int post, long seed, int stream) {
            return super.connect(settings, pre, post, calls++, stream);
        }
    }

    public static class WithoutAStream extends Right {
        @Override
        public SynapseList connect(Settings settings, int pre, int post, long seed, int stream) {
            return super.connect(settings, pre, post, seed, 0);
        }
    }

    public static class OutOfOrder extends Right {
        @Override
        public SynapseList connect(Settings settings, int pre, int post, long seed, int stream) {
            return new SynapseList.Sparse(pre, post, new int[] {pre - 1, 0}, new int[] {post - 1, 0});
        }
    }
}
