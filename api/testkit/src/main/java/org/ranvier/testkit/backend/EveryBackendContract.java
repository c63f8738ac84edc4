package org.ranvier.testkit.backend;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.opentest4j.TestAbortedException;
import org.ranvier.api.Component;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.model.Neuron;
import org.ranvier.testkit.backend.networks.Draft;
import org.ranvier.testkit.backend.networks.Own;
import org.ranvier.testkit.backend.networks.Pairwise;
import org.ranvier.testkit.spi.NetworkFactory;

/**
 * Contract of a neuron or delay learner on every installed backend: networks of it agree with the reference in every
 * shape for which backends have a way of their own. First lags at 0 and before, one tap and all, narrow and wide
 * layers, one source and forty, batches on and off the group of 16, long windows, few events and many: every value of
 * each meets every value of each other.
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

    /** The neuron or delay learner. */
    protected abstract Component component();

    /** How close results must be. */
    protected Precision precision() {
        return Precision.SINGLE;
    }

    /** At most so many networks are compared on each backend; all pairs need them all. */
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
        Agreement agreement = new Agreement(subject);
        List<Map<String, String>> shapes = Pairwise.cover(features(subject));
        return IntStream.range(0, shapes.size())
                .limit(networks())
                .mapToObj(n -> subject.plain(1000 + n, shapes.get(n)))
                .map(draft -> dynamicTest(
                        subject.backend().name() + ", " + draft.seed() + ": " + draft,
                        () -> check(agreement, subject, draft)));
    }

    /** Long windows and loops can be such that rounding decides about spikes, whatever the numbers. */
    private static void check(Agreement agreement, Subject subject, Draft draft) {
        try {
            subject.specimens().draw(draft);
        } catch (AssertionError e) {
            throw new TestAbortedException(e.getMessage());
        }
        agreement.check(draft);
    }

    /** What makes backends choose, the plainest first. */
    private Map<String, List<String>> features(Subject subject) {
        Map<String, List<String>> features = new LinkedHashMap<>();
        String name = component().name();
        switch (component()) {
            case DelayLearner learner -> features.put("learner", List.of(name));
            case Neuron neuron -> {
                features.put("neuron", List.of(name));
                features.put("learner", learners(subject));
            }
            default ->
                throw new IllegalStateException("'" + name + "' is neither a neuron nor a delay learner; there are no "
                        + "shapes of networks for it");
        }
        features.put("site", List.of("synaptic", "axonal", "dendritic"));
        features.put("channels", List.of("4", "1", "2", "16", "17", "33", "40"));
        features.put("width", List.of("5", "1", "16", "18", "33"));
        features.put("batch", List.of("1", "15", "16", "17", "33"));
        features.put("ticks", List.of("7", "1", "20", "120"));
        features.put("delay", List.of("3", "0", "1", "25"));
        features.put("activity", List.of("some", "rare", "dense"));
        for (String feature : List.of("input", "mode", "connectivity", "shape")) {
            features.put(feature, of(subject, feature));
        }
        return features;
    }

    private static List<String> of(Subject subject, String feature) {
        List<String> all = subject.features().all().get(feature);
        List<String> ways = List.of("dense", Own.STRIPES, "plain", "skip", "loop", "bias");
        boolean chosen = feature.equals("connectivity") || feature.equals("shape");
        return chosen ? all.stream().filter(ways::contains).toList() : all;
    }

    /** One tap, several that begin before the delay, and all. */
    private static List<String> learners(Subject subject) {
        List<String> learners = new ArrayList<>(List.of(Own.WHOLE));
        if (subject.claims(Capability.TRAINING)) {
            learners.addAll(List.of(Own.TENT, Own.BELL));
        }
        return learners;
    }
}
