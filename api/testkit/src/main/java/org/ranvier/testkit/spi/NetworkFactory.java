package org.ranvier.testkit.spi;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.ranvier.api.Component;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.TrainedNetwork;

/** Networks of installed components: what tests of backends need of the platform. */
public interface NetworkFactory {

    /** {@return the one on the path} */
    static NetworkFactory find() {
        return ServiceLoader.load(NetworkFactory.class, NetworkFactory.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no networks can be built here; add org.ranvier:ranvier-laboratory for tests"));
    }

    /**
     * {@return the components of a contract that plugins on the module path and on the class path provide, by name}
     *
     * @param <C> the kind of component
     * @param contract its contract
     */
    <C extends Component> List<C> installed(Class<C> contract);

    /**
     * Compiles a network in which everything is trained that can be.
     *
     * @param sketch the network
     * @return its plan, and where its numbers start
     * @throws org.ranvier.api.RanvierException with all its problems
     */
    Built build(Sketch sketch);

    /**
     * Compiles a network with the numbers at which it starts and the names by which exchange formats know its neurons.
     *
     * @param sketch the network
     * @return the network, as an exporter gets it
     * @throws org.ranvier.api.RanvierException with all its problems
     */
    TrainedNetwork network(Sketch sketch);

    /**
     * {@return a plan as JSON, for people who look into a failure}
     *
     * @param plan the plan
     */
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
