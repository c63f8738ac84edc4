package org.ranvier.cli.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.api.backend.Backend;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.process.Examples;
import org.ranvier.runtime.Lease;
import org.ranvier.runtime.PluginRuntime;
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

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public String summary() {
        return "Run a network once: spikes, states, loss and gradients";
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
        return List.of(
                CommonOptions.value(
                        INPUT, "FILE", "Input in place of the network file's own: YAML, JSON, .npz or .csv"),
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
                CommonOptions.plugins());
    }

    @Override
    public Outcome run(Invocation invocation) {
        Optional<ArrayFile> out = invocation.value(OUT).map(ArrayFile::of);
        PluginRuntime plugins = invocation.openPlugins();
        boolean gradients = invocation.has(GRADIENTS);
        Path file = Examples.of(invocation.environment())
                .network(invocation.arguments().getFirst());
        Simulation simulation =
                new SimulationReader(plugins).read(file, invocation.value(INPUT).map(Path::of), gradients);
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
        if (out.isEmpty()) {
            return Outcome.success(tree);
        }
        out.get().write(tree);
        invocation.console().text().println("Everything is in " + out.get().path());
        return Outcome.success(brief(tree, out.get().path()));
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
