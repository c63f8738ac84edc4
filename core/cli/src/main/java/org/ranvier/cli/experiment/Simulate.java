package org.ranvier.cli.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.data.Target;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.figure.FigureFile;
import org.ranvier.cli.process.Examples;
import org.ranvier.figures.Figure;
import org.ranvier.runtime.Lease;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.Experiment;
import org.ranvier.training.backend.BackendCheck;
import org.ranvier.training.simulate.Simulation;
import org.ranvier.training.simulate.SimulationOutput;
import org.ranvier.training.simulate.SimulationReader;

/** Runs a network once and shows or keeps all that happens. */
public final class Simulate implements Command {

    private static final String INPUT = "input";
    private static final String RECORD = "record";
    private static final String GRADIENTS = "gradients";
    private static final String OUT = "out";
    private static final String SAMPLE = "sample";
    private static final String SPLIT = "split";
    private static final String TEST = "test";

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public String summary() {
        return "Run a network, or that of a run on one of its samples, once: spikes, states, loss and gradients";
    }

    @Override
    public String example() {
        return "ranvier simulate leaky --gradients --out leaky.json";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("NETWORK");
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(List.of(
                CommonOptions.value(
                        INPUT, "FILE", "Input in place of the network file's own: YAML, JSON, .npz or .csv"),
                CommonOptions.value(SAMPLE, "N", "Of a run: which sample of its data, from 0; 0 by default"),
                CommonOptions.value(SPLIT, "NAME", "Of a run: train, validation or test; test by default"),
                CommonOptions.value(
                        RECORD,
                        "u,s",
                        "What to record: states by name, s for spikes, population.state for one; everything by default"),
                CommonOptions.flag(GRADIENTS, "Compute the gradients of the loss by every parameter and by the input"),
                CommonOptions.value(OUT, "FILE", "Keep everything in a .json or .npz file"),
                CommonOptions.value(
                        ExperimentOptions.BACKEND,
                        "ID",
                        "The backend; one that computes in double precision by default"),
                ExperimentOptions.threads(),
                CommonOptions.data(),
                CommonOptions.plugins(),
                ExperimentOptions.pluginsAsInstalled()));
        options.addAll(FigureFile.options());
        return options;
    }

    @Override
    public Outcome run(Invocation invocation) {
        Optional<ArrayFile> out = invocation.value(OUT).map(ArrayFile::of);
        Optional<FigureFile> figure = FigureFile.of(invocation);
        Path run = Path.of(invocation.arguments().getFirst());
        boolean trained = Files.isDirectory(run);
        PluginRuntime plugins;
        Simulation simulation;
        String title = "";
        if (trained) {
            refuse(invocation, INPUT, "a run takes its samples from its data", "choose one with --sample");
            refuse(invocation, GRADIENTS, "a run is shown as it is evaluated, without gradients", "leave it out");
            ExperimentOptions.experimentOf(run);
            Experiment.Environment environment = ExperimentOptions.environment(invocation, run);
            plugins = environment.plugins();
            simulation = sample(invocation, run, environment);
            title = title(invocation, simulation);
            invocation.console().text().println(title);
        } else {
            Path file = Examples.of(invocation.environment())
                    .network(invocation.arguments().getFirst());
            for (String option : List.of(SAMPLE, SPLIT)) {
                refuse(invocation, option, "a network file has no data", "give a run, or the input with --input");
            }
            plugins = invocation.openPlugins();
            simulation = new SimulationReader(plugins)
                    .read(file, invocation.value(INPUT).map(Path::of), invocation.has(GRADIENTS));
        }
        Backend backend = plugins.find(
                Backend.class,
                invocation.value(ExperimentOptions.BACKEND).orElseGet(() -> exact(plugins)),
                "--backend");
        Simulation.Result result = run(simulation, backend, plugins, invocation);
        result.firstNonFinite()
                .ifPresent(where -> invocation
                        .console()
                        .advice(where
                                + ", and what follows from it means nothing: lower weights or inputs, or simulate in double precision, on backend "
                                + exact(plugins)));
        Map<String, Object> tree = SimulationOutput.tree(simulation, result);
        new SimulationReport(simulation, result, invocation.console()).print();
        if (figure.isPresent()) {
            Figure drawn = new SimulationFigure(simulation, result, invocation.has(RECORD)).draw(title);
            figure.get().write(drawn);
            invocation
                    .console()
                    .text()
                    .println("The figure is in " + figure.get().path());
        }
        if (out.isEmpty()) {
            return Outcome.success(tree);
        }
        out.get().write(tree);
        invocation.console().text().println("Everything is in " + out.get().path());
        return Outcome.success(brief(tree, out.get().path()));
    }

    private static void refuse(Invocation invocation, String option, String why, String remedy) {
        if (invocation.has(option)) {
            throw new RanvierException(Problem.usage("--" + option, why, remedy));
        }
    }

    private static Simulation sample(Invocation invocation, Path run, Experiment.Environment environment) {
        int sample = ExperimentOptions.from0(invocation, SAMPLE).orElse(0);
        Experiment.Changes changes = new Experiment.Changes(List.of(), OptionalLong.empty(), Optional.empty());
        return Experiment.load(ExperimentOptions.experimentOf(run), changes, environment)
                .simulation(run, invocation.value(SPLIT).orElse(TEST), sample);
    }

    private static String title(Invocation invocation, Simulation simulation) {
        String sample = "Sample " + invocation.value(SAMPLE).orElse("0") + " of split '"
                + invocation.value(SPLIT).orElse(TEST) + "'";
        return simulation.targets().getFirst() instanceof Target.ClassLabel(int label)
                ? sample + ", class " + label
                : sample;
    }

    private static Simulation.Result run(
            Simulation simulation, Backend backend, PluginRuntime plugins, Invocation invocation) {
        try (Lease _ = plugins.lease()) {
            return simulation.run(
                    backend,
                    BackendCheck.installed(plugins),
                    ExperimentOptions.threads(invocation),
                    record(invocation),
                    invocation.has(GRADIENTS));
        }
    }

    private static String exact(PluginRuntime plugins) {
        return plugins.defaults().require(Backend.class, "exact", "choose one with --backend");
    }

    private static List<String> record(Invocation invocation) {
        List<String> names = new ArrayList<>();
        invocation.values(RECORD).forEach(value -> names.addAll(Arrays.asList(value.split("\\s*,\\s*"))));
        return names.stream().filter(name -> !name.isBlank()).toList();
    }

    /** Drops the arrays that a file has already. */
    private static Map<String, Object> brief(Map<String, Object> tree, Path out) {
        Map<String, Object> brief = new LinkedHashMap<>();
        List.of("format", "dt", "ticks", "samples", "loss", "predictions").stream()
                .filter(tree::containsKey)
                .forEach(key -> brief.put(key, tree.get(key)));
        brief.put("out", out.toString());
        return brief;
    }
}
