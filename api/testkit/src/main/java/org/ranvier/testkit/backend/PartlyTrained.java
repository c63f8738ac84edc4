package org.ranvier.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.testkit.backend.Specimens.Known;
import org.ranvier.testkit.backend.networks.Draft;
import org.ranvier.testkit.backend.networks.Specimen;

/**
 * Networks of which only some parameters are trained: the gradients of these are what they are where all are trained. A
 * backend that leaves out what nobody asks for shows here what it left out too much.
 */
final class PartlyTrained {

    private static final List<Set<Role>> UNTRAINED = List.of(
            Set.of(),
            Set.of(Role.DELAYS),
            Set.of(Role.WEIGHTS),
            Set.of(Role.WEIGHTS, Role.DELAYS),
            Set.of(Role.BIAS),
            Set.of(Role.WEIGHTS, Role.BIAS));

    private final Subject subject;

    PartlyTrained(Subject subject) {
        this.subject = subject;
    }

    /**
     * A network and what of it is not trained.
     *
     * @param learner the delay learner of all projections
     * @param untrained the roles of the parameters that are not trained
     */
    record Case(String learner, String site, String mode, Set<Role> untrained) {

        @Override
        public String toString() {
            return learner + ", " + site + ", " + mode + " without "
                    + untrained.stream().sorted().toList();
        }
    }

    /** Every learner with everything that may be left out, sites in turn. */
    Stream<Case> cases() {
        List<String> learners = subject.features().all().get("learner");
        List<String> sites = subject.features().all().get("site");
        return IntStream.range(0, learners.size())
                .boxed()
                .flatMap(l -> IntStream.range(0, UNTRAINED.size())
                        .boxed()
                        .flatMap(n -> Stream.of("training", "inference")
                                .map(mode -> new Case(
                                        learners.get(l), sites.get((l + n) % sites.size()), mode, UNTRAINED.get(n)))));
    }

    void check(Case c) {
        String width = c.learner.length() % 2 == 0 ? "18" : "5";
        Draft draft = subject.plain(
                11,
                Map.of(
                        "learner", c.learner, "site", c.site, "mode", c.mode, "shape", "bias", "ticks", "20", "batch",
                        "17", "width", width));
        Known known = subject.specimens().draw(draft);
        Specimen some = known.specimen().withPlan(withTrained(known.specimen().plan(), c.untrained));
        subject.assumeCarried(some.plan());
        for (Trial trial : List.of(subject.trial(2), subject.bare(1))) {
            Outcome outcome = trial.run(some);
            assertEquals(
                    List.of(),
                    outcome.differences(known.expected().like(outcome), subject.precision(), 1),
                    "other than where all is trained, with " + c);
        }
    }

    private static NetworkPlan withTrained(NetworkPlan plan, Set<Role> untrained) {
        List<ParameterSpec> parameters = plan.parameters().stream()
                .map(p -> untrained.contains(p.role()) ? p.withTrainable(false) : p)
                .toList();
        return NetworkPlan.of(plan.timing(), plan.elements(), plan.input().name(), plan.output(), parameters);
    }
}
