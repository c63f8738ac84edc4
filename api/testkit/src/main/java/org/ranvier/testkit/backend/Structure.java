package org.ranvier.testkit.backend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.testkit.backend.networks.Draft;
import org.ranvier.testkit.backend.networks.Features;
import org.ranvier.testkit.backend.networks.Own;
import org.ranvier.testkit.backend.networks.Setup;
import org.ranvier.testkit.backend.networks.Specimen;

/**
 * Synapses that come and go between steps, the gradients of those that are not there, and gradients of spike counts.
 */
final class Structure {

    private final Subject subject;

    Structure(Subject subject) {
        this.subject = subject;
    }

    /** Drops every third synapse and grows one; numbers and slots of kept ones follow, and training goes on. */
    void rewiring(String learner) {
        Experiment experiment = (trial, specimen) -> {
            LoweredUpdate update = new Updates(subject).stateful(specimen.plan());
            try (Program program = trial.program(specimen, update)) {
                trial.run(program, specimen);
                program.update(update, Map.of("rate", 0.02, "step", 1.0));
                Outcome outcome = new Outcome();
                rewire(program, program.plan().get(Projection.class, "hidden.input"));
                keep("rewired ", Trial.state(program), outcome);
                fill(program);
                keep("then ", trial.run(program, specimen), outcome);
                program.update(update, Map.of("rate", 0.02, "step", 2.0));
                keep("trained ", Trial.state(program), outcome);
                return outcome;
            }
        };
        experiment.compare(subject, seed -> draft(seed, Map.of("connectivity", Own.STRIPES, "learner", learner)));
    }

    private static void rewire(Program program, Projection p) {
        SynapseList old = p.synapses();
        List<int[]> synapses = new ArrayList<>();
        for (int pair = 0, s = 0; pair < old.pre() * old.post(); pair++) {
            int pre = pair % old.pre();
            int post = pair / old.pre();
            boolean exists = s < old.size() && old.preOf(s) == pre && old.postOf(s) == post;
            if (exists && s % 3 != 1) {
                synapses.add(new int[] {pre, post, s});
            } else if (!exists && pair % 5 == 1) {
                synapses.add(new int[] {pre, post, -1});
            }
            s += exists ? 1 : 0;
        }
        SynapseList list = new SynapseList.Sparse(
                old.pre(),
                old.post(),
                synapses.stream().mapToInt(s -> s[0]).toArray(),
                synapses.stream().mapToInt(s -> s[1]).toArray());
        program.rewire(p.name(), list, synapses.stream().mapToInt(s -> s[2]).toArray());
    }

    /** Gives numbers to the synapses that are new, which have 0 throughout. */
    private static void fill(Program program) {
        SplittableRandom random = new SplittableRandom(9);
        for (String parameter : List.of("hidden.input.weights", "hidden.input.delays")) {
            double[] numbers = program.read(parameter);
            for (int s = 0; s < numbers.length; s++) {
                double number = (float) random.nextDouble(0.1, 0.9);
                numbers[s] = numbers[s] == 0 ? number : numbers[s];
            }
            program.write(parameter, numbers);
        }
    }

    /** The gradient of every pair, whether there is a synapse or not. */
    void dormantGradients(String site, String connectivity) {
        Experiment experiment = (trial, specimen) -> {
            Outcome outcome = new Outcome();
            RunOptions options = RunOptions.INFERENCE
                    .withTraining(specimen.training())
                    .withGradients(true)
                    .withDraws(Specimen.SEED, 3);
            try (Program program = trial.program(specimen);
                    Session session = program.open(specimen.signal(), options)) {
                session.backward(gradient(session, specimen));
                for (String name : List.of("hidden.input", "output.hidden")) {
                    Projection p = program.plan().get(Projection.class, name);
                    SynapseList candidates = everySecondPair(p.synapses());
                    outcome.numbers()
                            .put(
                                    "dormant d " + name,
                                    session.dormantGradients(
                                            name, candidates, numbers(p, specimen, candidates.size())));
                }
            }
            return outcome;
        };
        experiment.compare(subject, seed -> draft(seed, Map.of("site", site, "connectivity", connectivity)));
    }

    private static SynapseList everySecondPair(SynapseList list) {
        int[] pairs = IntStream.range(0, list.pre() * list.post())
                .filter(pair -> pair % 2 == 1)
                .toArray();
        return new SynapseList.Sparse(
                list.pre(),
                list.post(),
                IntStream.of(pairs).map(pair -> pair % list.pre()).toArray(),
                IntStream.of(pairs).map(pair -> pair / list.pre()).toArray());
    }

    /** Returns the values of candidates: those of the synapses, dealt out in another order. */
    private static Map<String, double[]> numbers(Projection p, Specimen specimen, int candidates) {
        Map<String, double[]> all = new LinkedHashMap<>();
        specimen.plan().parameters(p.name(), Role.DELAYS, Role.DELAY_PARAMETER).stream()
                .filter(p::ownsPerSynapse)
                .forEach(spec -> {
                    double[] known = specimen.numbers().get(spec.name());
                    all.put(
                            spec.name(),
                            IntStream.range(0, candidates)
                                    .mapToDouble(n -> known[n * 5 % known.length])
                                    .toArray());
                });
        return all;
    }

    /** A loss that depends on how often the hidden neurons spike, besides the output. */
    void activityGradients(String shape) {
        Experiment experiment = (trial, specimen) -> {
            Outcome outcome = new Outcome();
            RunOptions options = specimen.options(true, List.of());
            try (Program program = trial.program(specimen);
                    Session session = program.open(specimen.signal(), options)) {
                double[] gradient = gradient(session, specimen);
                Map<String, double[]> counts = new LinkedHashMap<>();
                specimen.spiking()
                        .forEach(p -> counts.put(
                                p.name(),
                                new SplittableRandom(4)
                                        .doubles((long) specimen.signal().samples() * p.neurons(), -1, 1)
                                        .toArray()));
                session.backward(BackwardRequest.of(gradient).withSpikeCountGradients(counts));
                Trial.trained(specimen.plan()).forEach(p -> outcome.numbers().put("d " + p, program.readGradient(p)));
            }
            return outcome;
        };
        String neuron = subject.workshop().installed(Neuron.class).stream()
                .filter(n -> Features.spikes(
                        n.dynamics(Setup.draw(n, new SplittableRandom(0)).settings())))
                .findFirst()
                .orElseThrow()
                .name();
        experiment.compare(subject, seed -> draft(seed, Map.of("neuron", neuron, "shape", shape)));
    }

    private static double[] gradient(Session session, Specimen specimen) {
        return Trial.outputGradient(
                specimen, (Recording.Ticks) session.advance(specimen.plan().ticks()));
    }

    private Draft draft(long seed, Map<String, String> others) {
        Map<String, String> choices = new LinkedHashMap<>(others);
        choices.put("mode", "training");
        choices.put("batch", "5");
        choices.put("ticks", "20");
        choices.put("input", subject.features().all().get("input").getLast());
        return subject.plain(seed, choices);
    }

    private static void keep(String when, Outcome from, Outcome to) {
        from.spikes().forEach((name, values) -> to.spikes().put(when + name, values));
        from.numbers().forEach((name, values) -> to.numbers().put(when + name, values));
    }
}
