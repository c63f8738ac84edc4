package org.ranvier.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.LoweredUpdate;
import org.ranvier.api.backend.ParameterSpec;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Program.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.data.Target;
import org.ranvier.api.model.Optimizer;
import org.ranvier.compiler.CompileContext;
import org.ranvier.compiler.EquationCompiler;
import org.ranvier.config.ConfigTree;
import org.ranvier.config.Place;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.simulate.Simulation;
import org.ranvier.training.simulate.SimulationReader;

/** Whole training steps of two workloads, timed; {@code W1 simd 2 20} is workload, backend, threads, steps. */
final class SimdBenchmark {

    /** A workload. */
    private record Work(Simulation simulation, String optimizer, boolean tuned) {}

    private final PluginRuntime plugins = Plugins.open();
    private final int threads;
    private final Backend backend;

    private SimdBenchmark(String backend, int threads) {
        this.threads = threads;
        this.backend = plugins.find(Backend.class, backend, "benchmark");
    }

    public static void main(String[] args) throws IOException {
        SimdBenchmark benchmark = new SimdBenchmark(args[1], Integer.parseInt(args[2]));
        benchmark.run(args[0].equals("W1") ? benchmark.w1() : benchmark.w2(), args[0], Integer.parseInt(args[3]));
    }

    private void run(Work work, String name, int steps) throws IOException {
        Simulation s = work.simulation();
        List<String> trained = s.network().plan().parameters().stream()
                .filter(ParameterSpec::trainable)
                .map(ParameterSpec::name)
                .toList();
        CompileContext context = new CompileContext("optimizer", "", 1, null, false, Set.of(), Set.of());
        Optimizer optimizer = plugins.find(Optimizer.class, work.optimizer(), "benchmark");
        LoweredUpdate update = EquationCompiler.update(
                optimizer.rule(Settings.of(optimizer.schema(), Map.of())), List.of(), false, trained, context);
        try (Program program = backend.compile(s.network().plan(), new Backend.CompileOptions(threads, List.of(update)))) {
            s.network().initialize(program, 1);
            if (work.tuned()) {
                tune(program, s);
            }
            double[] total = new double[steps];
            double[] cpu = new double[steps];
            double[] forward = new double[steps];
            for (int n = 0; n < steps; n++) {
                long begin = System.nanoTime();
                long cpuBegin = cpuNanos();
                forward[n] = step(program, s, update, n);
                total[n] = (System.nanoTime() - begin) / 1e6;
                cpu[n] = (cpuNanos() - cpuBegin) / 1e6;
            }
            // The first steps run before the JIT has compiled the kernels.
            total = Arrays.copyOfRange(total, steps / 3, steps);
            forward = Arrays.copyOfRange(forward, steps / 3, steps);
            cpu = Arrays.copyOfRange(cpu, steps / 3, steps);
            Arrays.sort(cpu);
            Arrays.sort(total);
            Arrays.sort(forward);
            System.out.printf(
                    "%s %s, %d threads: min %.2f ms, median %.2f ms; forward min %.2f ms; CPU min %.2f, median %.2f ms; resident %d MB%n",
                    name, backend.name(), threads, total[0], total[total.length / 2], forward[0], cpu[0], cpu[cpu.length / 2], resident());
        }
    }

    private double step(Program program, Simulation s, LoweredUpdate update, int n) {
        double forward;
        try (Session session = program.open(s.signal(), RunOptions.training(1, n))) {
            long begin = System.nanoTime();
            Recording.Ticks recording =
                    (Recording.Ticks) session.advance(s.network().plan().ticks());
            forward = (System.nanoTime() - begin) / 1e6;
            session.backward(gradient(s, recording));
        }
        program.update(update, Map.of("rate", 1e-9, "step", (double) (n + 1)));
        return forward;
    }

    private static double[] gradient(Simulation s, Recording.Ticks recording) {
        double[] all = new double[recording.outputs().length];
        int size = all.length / recording.samples();
        for (int b = 0; b < recording.samples(); b++) {
            double[] own = new double[size];
            s.criterion().orElseThrow().score(
                    Arrays.copyOfRange(recording.outputs(), b * size, (b + 1) * size), s.targets().get(b), own);
            System.arraycopy(own, 0, all, b * size, size);
        }
        return all;
    }

    /** Scales weights until hidden neurons spike ten times a sample. */
    private void tune(Program program, Simulation s) {
        for (String layer : List.of("first", "second")) {
            double[] start = program.read(layer + ".weights");
            double low = 0.01;
            double high = 100;
            for (int n = 0; n < 20; n++) {
                double scale = Math.sqrt(low * high);
                program.write(layer + ".weights", Arrays.stream(start).map(w -> w * scale).toArray());
                try (Session session = program.open(s.signal(), RunOptions.INFERENCE)) {
                    Recording.Ticks r =
                            (Recording.Ticks) session.advance(s.network().plan().ticks());
                    double rate = Arrays.stream(r.spikeCounts().get(layer)).average().orElseThrow();
                    if (rate > 10) {
                        high = scale;
                    } else {
                        low = scale;
                    }
                    if (n == 19) {
                        System.out.printf("%s: %.1f spikes a neuron%n", layer, rate);
                    }
                }
            }
        }
    }

    private Work w1() {
        Map<String, Object> delays =
                GoldenCase.map("type", "slayer", "max", 25, "init", GoldenCase.map("type", "uniform", "low", 0, "high", 25));
        List<Object> layers = new ArrayList<>();
        int[] widths = {256, 256, 20};
        String[] names = {"first", "second", "output"};
        for (int n = 0; n < widths.length; n++) {
            layers.add(GoldenCase.map(
                    "name", names[n],
                    "neurons", widths[n],
                    "neuron", GoldenCase.map("type", "lif", "tau_mem", 10),
                    "weights", GoldenCase.map("init", "normal", "mean", 0.02, "std", 0.1),
                    "delays", delays));
        }
        return new Work(simulation(layers, 100, 140, "arctan", "spike-count", 20, 128, false), "adam", true);
    }

    private Work w2() {
        Map<String, Object> delays =
                GoldenCase.map("type", "slayer", "max", 9, "init", GoldenCase.map("type", "uniform", "low", 0, "high", 4));
        Map<String, Object> srm = GoldenCase.map("type", "srm", "tau_s", 10, "tau_r", 1, "v_threshold", 10);
        List<Object> layers = List.of(
                GoldenCase.map(
                        "name", "hidden", "neurons", 800, "neuron", srm,
                        "weights", GoldenCase.map(
                                "init", "normal", "mean", 0.0571, "std", 0.5458, "scale", 10, "train", false),
                        "delays", delays),
                GoldenCase.map(
                        "name", "output", "neurons", 10, "neuron", srm,
                        "weights", GoldenCase.map(
                                "init", "normal", "mean", -0.5244, "std", 1.0490, "scale", 10, "train", false),
                        "delays", delays));
        return new Work(simulation(layers, 10, 784, "exponential", "spike-train", 10, 32, true), "amsgrad", false);
    }

    private Simulation simulation(
            List<Object> layers, int ticks, int channels, String surrogate, String objective, int classes, int samples, boolean atStart) {
        Random random = new Random(1);
        Map<String, Object> file = new LinkedHashMap<>(GoldenCase.map(
                "time", GoldenCase.map("dt", 1, "steps", ticks),
                "options", GoldenCase.map("surrogate", surrogate),
                "network", layers,
                "objective", objective,
                "target", 0,
                "input", GoldenCase.map("channels", channels, "spikes", new double[][] {{0, 0}})));
        Simulation s = new SimulationReader(plugins)
                .read(ConfigTree.of(Place.of("benchmark"), file), Optional.empty(), false);
        List<Target> targets = new ArrayList<>();
        for (int b = 0; b < samples; b++) {
            targets.add(new Target.ClassLabel(random.nextInt(classes)));
        }
        return new Simulation(
                s.network(), events(random, ticks, channels, samples, atStart), true, s.criterion(), targets, true, 1);
    }

    private static SignalBatch events(Random random, int ticks, int channels, int samples, boolean atStart) {
        int[] first = new int[samples + 1];
        List<int[]> events = new ArrayList<>();
        for (int b = 0; b < samples; b++) {
            for (int t = 0; t < (atStart ? 1 : ticks); t++) {
                for (int c = 0; c < channels; c++) {
                    if (random.nextDouble() < (atStart ? 150.0 / 784 : 0.017)) {
                        events.add(new int[] {c, t});
                    }
                }
            }
            first[b + 1] = events.size();
        }
        double[] ones = new double[events.size()];
        Arrays.fill(ones, 1);
        return new SignalBatch.Events(
                samples,
                channels,
                first,
                events.stream().mapToInt(e -> e[0]).toArray(),
                events.stream().mapToDouble(e -> e[1]).toArray(),
                ones);
    }

    /** CPU time of the whole process: on a busy machine the steadier number. */
    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }
}
