package org.ranvier.testkit.backend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.ranvier.api.Component;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.model.Neuron;
import org.ranvier.testkit.spi.NetworkFactory;

/**
 * Contract of a neuron or delay learner on every installed backend: networks of it agree with the reference in every
 * shape for which backends have a way of their own. First lags at 0 and before, one tap and all, narrow layers and some
 * so wide that neurons share memory, one source and forty, batches on and off the group of 16, long windows, few events
 * and many: every value of each meets every value of each other.
 *
 * <pre>{@code
 * class MyLearnerOnBackendsTest extends EveryBackendContract {
 *
 *     @Override
 *     protected Component component() {
 *         return new MyLearner();
 *     }
 * }
 * }</pre>
 *
 * <p>The plugin itself must be on the test's path, as must the backends; one that cannot run here, and networks that a
 * backend refuses, are skipped.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EveryBackendContract {

    private final NetworkFactory workshop = NetworkFactory.find();

    /** For test classes to extend. */
    protected EveryBackendContract() {}

    /** {@return the neuron or delay learner} */
    protected abstract Component component();

    /** {@return how close results must be} */
    protected Precision precision() {
        return Precision.SINGLE;
    }

    /** {@return how many networks are compared on each backend at most; all pairs need them all} */
    protected int networks() {
        return Integer.MAX_VALUE;
    }

    @TestFactory
    final Stream<DynamicTest> everyBackendAgreesWithTheReference() {
        List<Backend> backends = workshop.installed(Backend.class);
        Backend reference = backends.stream()
                .filter(b -> b.name().equals(BackendConformance.REFERENCE))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "there is no reference backend; add org.ranvier.plugins:backend-reference for tests"));
        return backends.stream()
                .filter(backend -> backend != reference && backend.availability() instanceof Availability.Available)
                .flatMap(backend -> tests(
                        new Subject(backend, reference, precision(), quantity -> true, Integer.MAX_VALUE, workshop)));
    }

    private Stream<DynamicTest> tests(Subject subject) {
        String name = component().name();
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        switch (component()) {
            case DelayLearner learner -> chosen.put("learner", List.of(name));
            case Neuron neuron -> {
                chosen.put("neuron", List.of(name));
                chosen.put("learner", Shapes.learners(subject));
            }
            default ->
                throw new IllegalStateException("'" + name + "' is neither a neuron nor a delay learner; there are no "
                        + "shapes of networks for it");
        }
        return new Shapes(subject).tests(chosen, networks());
    }
}
