package org.ranvier.testkit.spi;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.ranvier.api.Component;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.TrainedNetwork;

/** Networks of installed components: what tests of backends need of the platform. */
public interface NetworkFactory {

    /** The one on the path. */
    static NetworkFactory find() {
        return ServiceLoader.load(NetworkFactory.class, NetworkFactory.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no networks can be built here; add org.ranvier:ranvier-laboratory for tests"));
    }

    /** The components of a contract that plugins on the module path and on the class path provide, by name. */
    <C extends Component> List<C> installed(Class<C> contract);

    /**
     * Compiles a network in which everything is trained that can be.
     *
     * @throws org.ranvier.api.RanvierException with all its problems
     */
    Built build(Sketch sketch);

    /**
     * Compiles a network with the numbers at which it starts and the names by which exchange formats know its neurons.
     *
     * @throws org.ranvier.api.RanvierException with all its problems
     */
    TrainedNetwork network(Sketch sketch);

    /** A plan as JSON, for people who look into a failure. */
    String json(NetworkPlan plan);

    /**
     * A network, as a file would describe it.
     *
     * @param dtMs the length of a tick in ms
     * @param ticks the length of a sample
     * @param channels how many input channels
     * @param graded whether the input has values other than 0 and 1
     * @param detachReset whether no gradient flows through resets
     * @param seed for random connectivity
     * @param layers the entries of {@code network}, as docs/experiment.md describes them
     * @param own components that the layers may name besides installed ones
     */
    record Sketch(
            double dtMs,
            int ticks,
            int channels,
            boolean graded,
            boolean detachReset,
            long seed,
            List<Map<String, Object>> layers,
            List<Component> own) {}

    /**
     * A compiled network.
     *
     * @param plan the plan
     * @param starts the numbers at which its parameters start, by name
     */
    record Built(NetworkPlan plan, Map<String, double[]> starts) {}
}
