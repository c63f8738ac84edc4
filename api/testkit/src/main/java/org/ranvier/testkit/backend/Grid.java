package org.ranvier.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.model.Expr;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.testkit.backend.networks.Own;
import org.ranvier.testkit.spi.ModelCompiler;
import org.ranvier.testkit.spi.NetworkFactory.Built;
import org.ranvier.testkit.spi.NetworkFactory.Sketch;

/**
 * A delay of k ticks acts at lag k, whatever dt is: given in ms or in ticks, after a step of the optimiser that does
 * not move it, read by another backend, and pushed against an end of its bounds.
 */
final class Grid {

    private static final int MOST = 200;
    private static final int TICKS = MOST + 2;
    private static final Map<String, Double> STEP = Map.of("rate", 1000.0, "step", 1.0);

    private final Subject subject;

    Grid(Subject subject) {
        this.subject = subject;
    }

    /** A dt, a learner, a site and a unit. */
    record Case(double dtMs, String learner, String site, String unit) {

        private boolean axonal() {
            return site.equals("axonal");
        }

        private double delay(int ticks) {
            return unit.equals("ticks")
                    ? ticks
                    : BigDecimal.valueOf(dtMs)
                            .multiply(BigDecimal.valueOf(ticks))
                            .doubleValue();
        }
    }

    static Stream<Double> dts() {
        return Stream.of(0.1, 0.3, 0.7, 0.05, 0.01, 0.2, 1 / 3.0, 1.0);
    }

    /** Every learner with every dt, sites and units in turn. */
    Stream<Case> cases() {
        List<String> learners = subject.features().all().get("learner");
        List<String> sites = subject.features().all().get("site");
        List<Double> dts = dts().toList();
        return IntStream.range(0, dts.size())
                .boxed()
                .flatMap(d -> IntStream.range(0, learners.size())
                        .mapToObj(l -> new Case(
                                dts.get(d),
                                learners.get(l),
                                sites.get((d + l) % sites.size()),
                                (d + l / 2) % 2 == 0 ? "ms" : "ticks")));
    }

    void check(Case c) {
        Built network = subject.workshop().build(sketch(c));
        NetworkPlan plan = network.plan();
        subject.assumeCarried(plan);
        LoweredKernel kernel =
                plan.all(Projection.class).getFirst().delays().kernel().orElseThrow();
        assumeTrue(actsAtOneLag(kernel), "'" + c.learner + "' acts at several lags at once");
        boolean spread = kernel.support().all();
        boolean trains = subject.claims(Capability.TRAINING);
        LoweredUpdate update = trains ? descent(plan) : null;
        Map<String, double[]> passedOn;
        try (Program program = compile(subject.backend(), plan, update)) {
            network.starts().forEach(program::write);
            arrives(c, program, false, "as given");
            if (trains && !spread) {
                arrives(c, program, true, "in training");
            }
            if (trains) {
                program.update(update, STEP);
                arrives(c, program, false, "after a step that does not move it");
            }
            passedOn = Trial.numbers(program);
        }
        try (Program program = compile(subject.referee().backend(), plan, null)) {
            passedOn.forEach(program::write);
            arrives(c, program, false, "as the reference reads it");
            passedOn = Trial.numbers(program);
        }
        try (Program program = compile(subject.backend(), plan, null)) {
            passedOn.forEach(program::write);
            arrives(c, program, false, "as the reference passes it on");
        }
    }

    /** Whether a whole delay is that lag alone at inference. */
    private static boolean actsAtOneLag(LoweredKernel kernel) {
        int delay = 7;
        return !kernel.normalization().inference()
                && IntStream.range(0, 2 * delay).allMatch(lag -> {
                    double[] stored = kernel.inference()
                            .evaluate(
                                    symbol -> switch (symbol.kind()) {
                                        case LAG -> lag;
                                        case DELAY -> delay;
                                        default -> 1;
                                    },
                                    draw -> 0);
                    return stored[0] == (lag == delay ? 1 : 0);
                });
    }

    private static LoweredUpdate descent(NetworkPlan plan) {
        Expr value = Optimizer.raw().minus(Optimizer.rate().times(Optimizer.gradient()));
        return ModelCompiler.find().update(Optimizer.Rule.of(value), List.of(), Trial.trained(plan));
    }

    private static Program compile(Backend backend, NetworkPlan plan, LoweredUpdate update) {
        return backend.compile(plan, CompileOptions.of(1).withUpdates(update == null ? List.of() : List.of(update)));
    }

    /** The delay n has n ticks: of a neuron each, of channels that spike so that all arrive together. */
    private static Sketch sketch(Case c) {
        double[] delays = IntStream.rangeClosed(0, MOST).mapToDouble(c::delay).toArray();
        Object values = c.site.equals("synaptic")
                ? Arrays.stream(delays).mapToObj(d -> new double[] {d}).toArray(double[][]::new)
                : delays;
        Map<String, Object> given =
                Map.of("type", c.learner, "site", c.site, "unit", c.unit, "max", c.delay(MOST), "values", values);
        Map<String, Object> layer = Map.of(
                "name",
                "output",
                "neurons",
                c.axonal() ? 1 : MOST + 1,
                "neuron",
                Own.SUM,
                "from",
                List.of(Map.of("from", "input", "weights", Map.of("init", "constant", "value", 1), "delays", given)));
        return new Sketch(c.dtMs, TICKS, c.axonal() ? MOST + 1 : 1, false, false, 1, List.of(layer), Own.ALL);
    }

    private static void arrives(Case c, Program program, boolean training, String when) {
        int channels = c.axonal() ? MOST + 1 : 1;
        int neurons = c.axonal() ? 1 : MOST + 1;
        double[] input = new double[TICKS * channels];
        double[] expected = new double[TICKS * neurons];
        for (int n = 0; n <= MOST; n++) {
            input[c.axonal() ? (MOST - n) * channels + n : 0] = 1;
            expected[c.axonal() ? MOST : n * neurons + n] += 1;
        }
        assertArrayEquals(expected, outputs(program, input, channels, training), 1e-6, when);
    }

    private static double[] outputs(Program program, double[] input, int channels, boolean training) {
        RunOptions options = RunOptions.INFERENCE.withTraining(training).withDraws(1, 1);
        try (Session session = program.open(frames(input, channels), options)) {
            return ((Recording.Ticks) session.advance(TICKS)).outputs();
        }
    }

    private static SignalBatch frames(double[] input, int channels) {
        return new SignalBatch.Frames(1, channels, input.length / channels, input, new int[] {input.length / channels});
    }

    /**
     * A neuron's own spike comes back after 7 ticks, and is wanted later, or earlier: it then comes back as late, or as
     * early, as is allowed.
     */
    void checkBounds(double dtMs, boolean later) {
        int most = 19;
        double maxMs =
                BigDecimal.valueOf(dtMs).multiply(BigDecimal.valueOf(most)).doubleValue();
        Map<String, Object> loop = Map.of(
                "from",
                "output",
                "name",
                "loop",
                "weights",
                Map.of("init", "constant", "value", 1),
                "delays",
                Map.of("type", "slayer", "max", maxMs, "values", 7 * dtMs));
        Map<String, Object> layer = Map.of(
                "name",
                "output",
                "neurons",
                1,
                "neuron",
                Own.SUM,
                "from",
                List.of(Map.of("from", "input", "weights", Map.of("init", "constant", "value", 1)), loop));
        Built network = subject.workshop().build(new Sketch(dtMs, TICKS, 1, false, false, 1, List.of(layer), Own.ALL));
        NetworkPlan plan = network.plan();
        subject.assumeCarried(plan);
        LoweredUpdate update = descent(plan);
        double[] input = new double[TICKS];
        input[0] = 1;
        double[] wanted = new double[TICKS];
        wanted[7] = later ? 1 : -1;
        try (Program program = compile(subject.backend(), plan, update)) {
            network.starts().forEach(program::write);
            try (Session session = program.open(frames(input, 1), RunOptions.training(1, 1))) {
                session.advance(TICKS);
                session.backward(wanted);
            }
            program.update(update, STEP);
            ParameterSpec delays = plan.parametersByName().get("loop.delays");
            assertEquals(later ? delays.bounds().max() : delays.bounds().min(), program.read("loop.delays")[0], 1e-12);
            plan.all(Projection.class).stream()
                    .map(p -> p.parameter(Role.WEIGHTS).fullName())
                    .forEach(name -> program.write(name, network.starts().get(name)));
            double[] expected = new double[TICKS];
            IntStream.range(0, TICKS).filter(t -> t % (later ? most : 1) == 0).forEach(t -> expected[t] = 1);
            assertArrayEquals(expected, outputs(program, input, 1, false), 1e-6);
        }
    }
}
