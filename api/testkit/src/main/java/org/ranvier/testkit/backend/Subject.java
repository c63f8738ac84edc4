package org.ranvier.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.backend.Requirements;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.testkit.Machine;
import org.ranvier.testkit.backend.networks.Draft;
import org.ranvier.testkit.backend.networks.Features;
import org.ranvier.testkit.backend.networks.Pairwise;
import org.ranvier.testkit.spi.NetworkFactory;

/** A backend under test, with what it is compared with. */
final class Subject {

    /** A property that selects one network by number. */
    static final String ONLY = "ranvier.conformance.network";

    private final Backend backend;
    private final Backend reference;
    private final Precision precision;
    private final Predicate<String> records;
    private final int most;
    private final NetworkFactory workshop;
    private final Features features;
    private final Specimens specimens;
    private List<Draft> drafts;

    /**
     * @param backend the backend
     * @param reference the backend that decides
     * @param precision how close they must be
     * @param records what it can record
     * @param most at most so many networks are compared
     * @param workshop makes networks
     */
    Subject(
            Backend backend,
            Backend reference,
            Precision precision,
            Predicate<String> records,
            int most,
            NetworkFactory workshop) {
        this.backend = backend;
        this.reference = reference;
        this.precision = precision;
        this.records = records;
        this.most = most;
        this.workshop = workshop;
        this.features = new Features(workshop, backend.capabilities());
        this.specimens = new Specimens(workshop, referee(), precision, claims(Capability.TRAINING));
    }

    Backend backend() {
        return backend;
    }

    Precision precision() {
        return precision;
    }

    NetworkFactory workshop() {
        return workshop;
    }

    boolean claims(Capability capability) {
        return backend.capabilities().contains(capability);
    }

    Features features() {
        return features;
    }

    Trial trial(int threads) {
        return new Trial(backend, threads, records, true);
    }

    /** Runs in which nothing is recorded but what the output puts out. */
    Trial unrecorded(int threads) {
        return new Trial(backend, threads, quantity -> false, true);
    }

    /** Runs in which no more is asked for than training needs: neither recordings nor gradients of the input. */
    Trial bare(int threads) {
        return new Trial(backend, threads, quantity -> false, false);
    }

    Trial referee() {
        return new Trial(reference, 1, records, true);
    }

    Specimens specimens() {
        return specimens;
    }

    /** Networks in which every pair of values of all features occurs; their numbers are their seeds. */
    List<Draft> drafts() {
        if (drafts == null) {
            List<Map<String, String>> combinations = Pairwise.cover(features.all());
            Integer only = Integer.getInteger(ONLY);
            drafts = IntStream.range(0, combinations.size())
                    .filter(n -> only == null || n == only)
                    .filter(n -> !normalizesAway(combinations.get(n)))
                    .mapToObj(n -> new Draft(features, combinations.get(n), n))
                    .limit(most)
                    .toList();
        }
        return drafts;
    }

    /**
     * Whether normalisation in training leaves nothing but rounding, many times enlarged: of a single value, or of the
     * gradient of the only weight that a neuron has, whose size it takes away.
     */
    private static boolean normalizesAway(Map<String, String> choices) {
        boolean oneValue =
                choices.get("batch").equals("1") && choices.get("ticks").equals("1");
        boolean oneWeight =
                choices.get("channels").equals("1") || choices.get("width").equals("1");
        return choices.get("shape").equals("normalized")
                && choices.get("mode").equals("training")
                && (oneValue || oneWeight);
    }

    /** Up to so many of the networks that suit, spread over all. */
    Stream<Draft> some(int count, Predicate<Draft> suits) {
        List<Draft> all = drafts().stream().filter(suits).toList();
        return IntStream.range(0, Math.min(count, all.size()))
                .mapToObj(n -> all.get(n * all.size() / Math.min(count, all.size())));
    }

    /** Networks in which every delay learner, connectivity and shape of network occurs. */
    Stream<Draft> cover() {
        Set<String> seen = new HashSet<>();
        return drafts().stream()
                .filter(draft -> draft.whole("ticks") > 1)
                .filter(draft -> seen.addAll(Stream.of("learner", "connectivity", "shape")
                        .map(feature -> feature + " " + draft.is(feature))
                        .toList()));
    }

    /** The plainest network, with other values for some features. */
    Draft plain(long seed, Map<String, String> others) {
        Map<String, String> choices = new LinkedHashMap<>();
        features.all().forEach((name, values) -> choices.put(name, values.getFirst()));
        choices.putAll(others);
        return new Draft(features, choices, seed);
    }

    /** Skips a test where the backend cannot run, unless the environment requires it. */
    void assumeAvailable() {
        if (backend.availability() instanceof Availability.Unavailable it) {
            Machine.require(
                    backend.name(),
                    Optional.empty(),
                    "'" + backend.name() + "' cannot run here: " + it.reason() + "; " + it.remedy());
        }
    }

    /** Skips a test of something that the backend does not claim. */
    void assumeClaimed(Capability... capabilities) {
        for (Capability capability : capabilities) {
            assumeTrue(claims(capability), "'" + backend.name() + "' does not claim " + capability);
        }
    }

    /**
     * Skips a network that the backend refuses, if it may: for want of room, or of what it does not claim. A backend
     * must not refuse for want of what it claims.
     */
    void assumeCarried(NetworkPlan plan) {
        List<Refusal> refusals = backend.check(plan, Requirements.inference());
        refusals.forEach(r -> assertTrue(
                r.capability().filter(this::claims).isEmpty(),
                "it claims " + r.capability().map(Capability::name).orElse("") + ", but refuses '" + r.element() + "': "
                        + r.reason()));
        assumeTrue(refusals.isEmpty(), "refused: " + refusals);
    }
}
