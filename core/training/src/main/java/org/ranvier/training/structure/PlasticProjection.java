package org.ranvier.training.structure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ranvier.api.Philox;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Session;
import org.ranvier.api.learning.StructureLearner.Growth;
import org.ranvier.api.learning.StructureLearner.Rule;
import org.ranvier.api.learning.StructureLearner.SynapseSnapshot;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.training.plan.ParameterStart;
import org.ranvier.training.report.Rewired;

/** A projection whose synapses drop and grow. */
final class PlasticProjection {

    private final String name;
    private final String weights;
    private final Rule rule;
    private final boolean fixedSigns;
    private final long seed;
    private final int stream;
    private final StartSlope slope;
    private final DormantNumbers numbers;
    /** The parameters of candidates that belong to delays rather than to weights. */
    private final List<String> ofDelays;

    private int dropped;
    private int dormantSteps;
    private long dormantNanos;

    /**
     * Prepares.
     *
     * @param fixedSigns whether the sign of a weight never changes
     * @param starts how the parameters of the plan start
     */
    PlasticProjection(
            NetworkPlan plan,
            Projection projection,
            Rule rule,
            boolean fixedSigns,
            List<ParameterStart> starts,
            long seed) {
        this.name = projection.name();
        this.weights = projection.parameter(Role.WEIGHTS).fullName();
        this.rule = rule;
        this.fixedSigns = fixedSigns;
        this.seed = seed;
        this.stream = Philox.stream(name + ".structure");
        this.slope = new StartSlope(plan, projection, rule.start());
        List<ParameterStart> own = starts.stream()
                .filter(start ->
                        projection.ownsPerSynapse(start.spec()) && start.spec().role() != Role.WEIGHTS)
                .toList();
        List<ParameterStart> kept = own.stream()
                .filter(start -> rule.keepsDelays() || start.spec().role() == Role.WEIGHT_PARAMETER)
                .toList();
        this.numbers = new DormantNumbers(own, kept, seed);
        this.ofDelays = own.stream()
                .map(ParameterStart::spec)
                .filter(spec -> spec.role() == Role.DELAYS || spec.role() == Role.DELAY_PARAMETER)
                .map(ParameterSpec::name)
                .toList();
    }

    /** Returns the change to make after a step, whose session is still open; empty if there is none. */
    Optional<Change> change(Program program, Session session, int step, double progress) {
        if (!rule.rewiresAt(step)) {
            return Optional.empty();
        }
        SynapseList old = program.plan().get(Projection.class, name).synapses();
        int[] drops = rule.drops(SynapseSnapshot.of(old, program.read(weights), fixedSigns, progress));
        if (drops.length == 0) {
            return Optional.empty();
        }
        numbers.remember(old, drops, program::read);
        DormantPairs dormant = new DormantPairs(old, drops);
        Growing growing = new Growing(dormant, drops.length);
        if (rule.growth() instanceof Growth.ByGradient(var score)) {
            long begin = System.nanoTime();
            growing.byGradient(score, candidates -> gradients(candidates, program, session, step));
            dormantNanos += System.nanoTime() - begin;
            dormantSteps++;
        }
        growing.atRandom(seed, stream, step);
        long[] grown = growing.pairs();
        Map<String, double[]> others = numbers.of(dormant.list(grown), step);
        numbers.forget(grown);
        dropped += drops.length;
        return Optional.of(Change.of(name, old, drops, grown, rule.start(), others));
    }

    private double[] gradients(SynapseList candidates, Program program, Session session, int step) {
        Map<String, double[]> all = numbers.of(candidates, step);
        double[] gradients = session.dormantGradients(
                name, candidates, ofDelays.stream().collect(Collectors.toMap(parameter -> parameter, all::get)));
        slope.apply(gradients, candidates, all, program);
        return gradients;
    }

    /** Returns the changes to the synapses since the previous call, and resets the counts. */
    Rewired takeCounts(NetworkPlan plan) {
        Rewired counts = new Rewired(
                dropped, dropped, plan.get(Projection.class, name).synapses().size(), dormantSteps, dormantNanos / 1e6);
        dropped = 0;
        dormantSteps = 0;
        dormantNanos = 0;
        return counts;
    }

    String name() {
        return name;
    }

    Dormant dormant(NetworkPlan plan) {
        SynapseList synapses = plan.get(Projection.class, name).synapses();
        return numbers.state(name, synapses.pre(), synapses.post());
    }

    void restore(Stream<Dormant> states) {
        states.filter(state -> state.projection().equals(name)).forEach(numbers::restore);
    }
}
