package org.ranvier.cli.dashboard;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.experiment.ExperimentOptions;
import org.ranvier.cli.terminal.Console;
import org.ranvier.dashboard.Dashboard;
import org.ranvier.runtime.plugin.Pins;
import org.ranvier.training.Experiment;
import org.ranvier.training.archive.RecordedPlugins;

/** Serves a page on runs, while they train, until it is interrupted. */
public final class DashboardCommand implements Command {

    private static final String PORT = "port";
    private static final Path FOLDER = Path.of("runs");
    private static final int MOST_PORTS = 65_535;

    @Override
    public String name() {
        return "dashboard";
    }

    @Override
    public String summary() {
        return "Follow runs in a browser on this machine while they train, compare them, and stop them with a checkpoint";
    }

    @Override
    public String example() {
        return "ranvier dashboard";
    }

    @Override
    public Arguments arguments() {
        return new Arguments("RUNS_DIR|RUN…", 0, Integer.MAX_VALUE);
    }

    @Override
    public List<Option> options() {
        return List.of(
                CommonOptions.value(PORT, "N", "The port of the page; by default any that is free"),
                ExperimentOptions.threads(),
                CommonOptions.data(),
                CommonOptions.plugins(),
                ExperimentOptions.pluginsAsInstalled());
    }

    @Override
    public Outcome run(Invocation invocation) {
        List<Path> places = places(invocation);
        Console console = invocation.console();
        try (Dashboard dashboard = Dashboard.start(places, port(invocation), experiments(invocation))) {
            console.text().println("The dashboard is at " + dashboard.address());
            console.text().println("Open it in a browser on this machine; Ctrl-C ends it, and no training.");
            console.text().flush();
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("address", dashboard.address().toString());
            untilInterrupted();
            return Outcome.success(json);
        }
    }

    private static void untilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // How a server ends.
        }
    }

    /** The folder of runs need not be there before the first run; one that somebody names does. */
    private static List<Path> places(Invocation invocation) {
        if (invocation.arguments().isEmpty()) {
            return List.of(FOLDER);
        }
        List<Path> places =
                invocation.arguments().stream().map(Path::of).distinct().toList();
        List<Problem> problems = places.stream()
                .filter(place -> !Files.isDirectory(place))
                .map(place -> Problem.usage(
                        place.toString(), "this is not a folder that can be read", "give a folder of runs"))
                .toList();
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
        return places;
    }

    private static int port(Invocation invocation) {
        return ExperimentOptions.positive(invocation, PORT)
                .map(port -> {
                    if (port > MOST_PORTS) {
                        throw new RanvierException(Problem.usage(
                                "--" + PORT, "'" + port + "' is out of range", "give 1 to " + MOST_PORTS));
                    }
                    return port;
                })
                .orElse(0);
    }

    /** The experiments of runs; those that were made with the same plugins share them. */
    private static Function<Path, Experiment> experiments(Invocation invocation) {
        Map<Pins, Experiment.Environment> environments = new HashMap<>();
        return run -> {
            Path file = ExperimentOptions.experimentOf(run);
            Pins pins = RecordedPlugins.of(run).pins(false);
            Experiment.Environment environment =
                    environments.computeIfAbsent(pins, _ -> ExperimentOptions.environment(invocation, run));
            return Experiment.load(file, Experiment.Changes.NONE, environment);
        };
    }
}
