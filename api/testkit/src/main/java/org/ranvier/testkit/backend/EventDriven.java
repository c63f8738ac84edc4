package org.ranvier.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;
import org.ranvier.api.Component;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.event.EventRule;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.testkit.backend.networks.Own;
import org.ranvier.testkit.backend.networks.Setup;
import org.ranvier.testkit.backend.networks.ValueDraws;
import org.ranvier.testkit.spi.NetworkFactory.Built;
import org.ranvier.testkit.spi.NetworkFactory.Sketch;

/** Networks driven by events: first spike times and their gradients, simulated and at times that were measured. */
final class EventDriven {

    private static final int CHANNELS = 5;
    private static final int OUTPUTS = 3;
    private static final int SAMPLES = 9;
    private static final double[] GAINS = {1, 2, 4, 8, 16, 32};
    private static final double TOLERANCE_OF_DOUBLES = 1e-12;
    private static final RunOptions GRADIENTS = RunOptions.training(1, 1).withInputGradient(true);

    private final Subject subject;

    EventDriven(Subject subject) {
        this.subject = subject;
    }

    /**
     * Ingredients of an event-driven network: a learner with an event rule, a neuron with a response, the site of
     * delays.
     */
    record Combination(String learner, String neuron, String site) {
        @Override
        public String toString() {
            return neuron + " " + learner + " " + site;
        }
    }

    /** All installed ones with all. */
    Stream<Combination> combinations() {
        List<Neuron> neurons = subject.workshop().installed(Neuron.class).stream()
                .filter(n -> n.dynamics(defaults(n).settings()).response().isPresent())
                .toList();
        return subject.workshop().installed(DelayLearner.class).stream()
                .filter(l -> l.rule(defaults(l).settings()) instanceof EventRule)
                .flatMap(l -> neurons.stream()
                        .flatMap(n -> Stream.of("axonal", "dendritic", "synaptic")
                                .map(site -> new Combination(l.name(), n.name(), site))));
    }

    private static <C extends Component> Setup<C> defaults(C component) {
        return Setup.draw(component, new SplittableRandom(1));
    }

    /** A backend that is driven by a clock says that it cannot carry such a network. */
    void refused() {
        Combination any = combinations()
                .findFirst()
                .orElseThrow(() -> new TestAbortedException(
                        "no plugin on the test's path has a learner driven by events and a neuron for it"));
        new Claims(subject).assertRefused(network(any).plan(), Set.of(Capability.EVENT_DRIVEN));
    }

    void agrees(Combination combination) {
        Built network = network(combination);
        subject.assumeCarried(network.plan());
        double gain = gain(network);
        Outcome expected = run(subject.referee().backend(), network, gain, 1);
        Precision precision = subject.precision().equals(Precision.DOUBLE)
                ? new Precision(TOLERANCE_OF_DOUBLES, 0)
                : subject.precision();
        assertEquals(List.of(), run(subject.backend(), network, gain, 2).differences(expected, precision, 1));
        Outcome one = run(subject.backend(), network, gain, 1);
        assertEquals(
                List.of(), run(subject.backend(), network, gain, 3).otherBits(one), "3 threads give other bits than 1");
    }

    /**
     * Batches of other sizes and with more or fewer events, one after the other in one program, have the bits that they
     * have in programs of their own.
     */
    void follow(Combination combination) {
        Built network = network(combination);
        subject.assumeCarried(network.plan());
        double gain = gain(network);
        int[] sizes = {SAMPLES, 1, 20, 3, 20};
        double[] shares = {0.8, 1, 0.1, 0.5, 1};
        try (Program program = program(subject.backend(), network, gain, 2)) {
            for (int n = 0; n < sizes.length; n++) {
                SignalBatch.Events signal = signal(sizes[n], shares[n], n);
                Outcome alone;
                try (Program other = program(subject.backend(), network, gain, 2)) {
                    alone = run(other, signal);
                }
                if (subject.claims(Capability.TRAINING)) {
                    program.clearGradients();
                }
                assertEquals(
                        List.of(),
                        run(program, signal).otherBits(alone),
                        "batch " + n + " has other bits than in a program of its own");
            }
        }
    }

    /** By which weights are multiplied so that most neurons spike. */
    private double gain(Built network) {
        for (double gain : GAINS) {
            double[] times =
                    run(subject.referee().backend(), network, gain, 1).numbers().get("times output");
            if (Arrays.stream(times).filter(Double::isFinite).count() > times.length / 2) {
                return gain;
            }
        }
        throw new AssertionError("for no weights the neurons spike");
    }

    private Built network(Combination c) {
        Map<String, Object> delays = Map.of("type", c.learner(), "site", c.site(), "max", 3);
        List<Map<String, Object>> layers = new ArrayList<>();
        for (String name : List.of("hidden", "output")) {
            layers.add(Map.of(
                    "name",
                    name,
                    "neurons",
                    name.equals("output") ? OUTPUTS : 6,
                    "neuron",
                    c.neuron(),
                    "delays",
                    delays));
        }
        return subject.workshop().build(new Sketch(1, 20, CHANNELS, false, false, 1, layers, Own.ALL));
    }

    private Outcome run(Backend backend, Built network, double gain, int threads) {
        try (Program program = program(backend, network, gain, threads)) {
            return run(program, signal(SAMPLES, 0.8, 6));
        }
    }

    private static Program program(Backend backend, Built network, double gain, int threads) {
        SplittableRandom random = new SplittableRandom(5);
        Map<String, double[]> numbers = ValueDraws.draw(network, 1, random);
        network.plan().parameters().stream()
                .filter(spec -> spec.role() == Role.WEIGHTS)
                .forEach(spec -> numbers.put(
                        spec.name(),
                        random.doubles(spec.size(), 0.1 * gain, 0.9 * gain).toArray()));
        Program program = backend.compile(network.plan(), CompileOptions.of(threads));
        numbers.forEach(program::write);
        return program;
    }

    private Outcome run(Program program, SignalBatch.Events signal) {
        Outcome outcome = new Outcome();
        try (Session session = program.open(signal, GRADIENTS)) {
            Recording.Times times = (Recording.Times) session.advance(0);
            times.firstSpikes().forEach((p, values) -> outcome.numbers().put("times " + p, values));
            if (subject.claims(Capability.TRAINING)) {
                double[] gradient = new SplittableRandom(5)
                        .doubles(signal.samples() * OUTPUTS, -1, 1)
                        .toArray();
                session.backward(gradient);
                keep(program, session, "", outcome);
                if (subject.claims(Capability.MEASURED_TIMES)) {
                    program.clearGradients();
                    session.backward(BackwardRequest.of(gradient).atMeasuredTimes(later(times)));
                    keep(program, session, "measured ", outcome);
                }
            }
        }
        return outcome;
    }

    private static void keep(Program program, Session session, String when, Outcome outcome) {
        Trial.trained(program.plan()).forEach(p -> outcome.numbers().put(when + "d " + p, program.readGradient(p)));
        outcome.numbers().put(when + "d input", session.inputGradient());
    }

    /** Returns spike times as a chip would measure them: slightly late. */
    private static Recording.Times later(Recording.Times times) {
        Map<String, double[]> measured = new LinkedHashMap<>();
        times.firstSpikes()
                .forEach((p, values) ->
                        measured.put(p, Arrays.stream(values).map(t -> t + 0.01).toArray()));
        return Recording.Times.of(times.samples(), times.output(), measured);
    }

    /** At most one spike for each channel and sample; some channels are silent. */
    private static SignalBatch.Events signal(int samples, double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] first = new int[samples + 1];
        List<double[]> events = new ArrayList<>();
        for (int b = 0; b < samples; b++) {
            List<double[]> own = new ArrayList<>();
            for (int c = 0; c < CHANNELS; c++) {
                if (random.nextDouble() < share) {
                    own.add(new double[] {c, random.nextDouble(0, 4)});
                }
            }
            own.sort((x, y) -> Double.compare(x[1], y[1]));
            events.addAll(own);
            first[b + 1] = events.size();
        }
        double[] ones = new double[events.size()];
        Arrays.fill(ones, 1);
        return new SignalBatch.Events(
                samples,
                CHANNELS,
                first,
                events.stream().mapToInt(e -> (int) e[0]).toArray(),
                events.stream().mapToDouble(e -> e[1]).toArray(),
                ones);
    }
}
