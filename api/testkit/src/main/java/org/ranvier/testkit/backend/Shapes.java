package org.ranvier.testkit.backend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;
import org.ranvier.api.backend.Capability;
import org.ranvier.testkit.backend.networks.Draft;
import org.ranvier.testkit.backend.networks.Own;
import org.ranvier.testkit.backend.networks.Pairwise;

/**
 * Networks in every shape for which backends have a way of their own: first lags at 0 and before, one tap and all,
 * narrow layers and some so wide that neurons share memory, one source and forty, batches on and off the group of 16,
 * long windows, few events and many. Every value of each meets every value of each other.
 */
final class Shapes {

    /** The number of the first one; those below are of networks of all features. */
    private static final int FIRST = 1000;

    /** Synapses times samples times ticks: more takes the reference seconds. */
    private static final long MOST = 300_000;

    private static final List<String> TICKS = List.of("7", "1", "20", "120");

    private final Subject subject;
    private final Agreement agreement;
    private final Invariance invariance;

    Shapes(Subject subject) {
        this.subject = subject;
        this.agreement = new Agreement(subject);
        this.invariance = new Invariance(subject);
    }

    /** One tap, several that begin before the delay, and all. */
    static List<String> learners(Subject subject) {
        List<String> learners = new ArrayList<>(List.of(Own.WHOLE));
        if (subject.claims(Capability.TRAINING)) {
            learners.addAll(List.of(Own.TENT, Own.BELL));
        }
        return learners;
    }

    /**
     * Compares networks with the reference, and with themselves when nothing is recorded: neurons that nobody asks for
     * may share memory.
     *
     * @param chosen the values of some features, such as the component under test; all others are the plainest
     * @param most at most so many networks
     */
    Stream<DynamicTest> tests(Map<String, List<String>> chosen, int most) {
        List<Map<String, String>> shapes = Pairwise.cover(features(chosen));
        Integer only = Integer.getInteger(Subject.ONLY);
        return IntStream.range(0, shapes.size())
                .limit(most)
                .filter(n -> only == null || only == FIRST + n)
                .mapToObj(n -> subject.plain(FIRST + n, bounded(shapes.get(n))))
                .map(draft -> DynamicTest.dynamicTest(
                        subject.backend().name() + ", " + draft.seed() + ": " + draft, () -> check(draft)));
    }

    /** A large network on many samples has a short window: what is long then is seen where the rest is small. */
    private static Map<String, String> bounded(Map<String, String> shape) {
        long perTick = Stream.of("channels", "width", "batch")
                .mapToLong(feature -> Long.parseLong(shape.get(feature)))
                .reduce(1, (a, b) -> a * b);
        Map<String, String> bounded = new LinkedHashMap<>(shape);
        if (perTick * Long.parseLong(shape.get("ticks")) > MOST) {
            bounded.put("ticks", perTick * 20 > MOST ? TICKS.getFirst() : "20");
        }
        return bounded;
    }

    /** Long windows and loops can be such that rounding decides about spikes, whatever the numbers. */
    private void check(Draft draft) {
        try {
            subject.specimens().draw(draft);
        } catch (AssertionError e) {
            throw new TestAbortedException(e.getMessage());
        }
        agreement.check(draft);
        invariance.recording(draft);
    }

    /** What makes backends choose, the plainest first. */
    private Map<String, List<String>> features(Map<String, List<String>> chosen) {
        Map<String, List<String>> features = new LinkedHashMap<>(chosen);
        features.put("site", List.of("synaptic", "axonal", "dendritic"));
        features.put("channels", List.of("4", "1", "2", "16", "17", "33", "40"));
        features.put("width", List.of("5", "1", "16", "18", "71"));
        features.put("batch", List.of("1", "15", "16", "17", "33"));
        features.put("ticks", TICKS);
        features.put("delay", List.of("3", "0", "1", "25"));
        features.put("activity", List.of("some", "rare", "dense"));
        for (String feature : List.of("input", "mode", "connectivity", "shape")) {
            features.put(feature, of(feature));
        }
        return features;
    }

    private List<String> of(String feature) {
        List<String> all = subject.features().all().get(feature);
        List<String> ways = List.of("dense", Own.STRIPES, "plain", "skip", "loop", "bias");
        boolean chosen = feature.equals("connectivity") || feature.equals("shape");
        return chosen ? all.stream().filter(ways::contains).toList() : all;
    }
}
