package org.ranvier.cli.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.exchange.NetworkExporter;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.experiment.ExperimentOptions;
import org.ranvier.cli.process.Examples;
import org.ranvier.data.AtomicFile;
import org.ranvier.training.Experiment;
import org.ranvier.training.archive.TrackerHandover;
import org.ranvier.training.simulate.SimulationReader;
import org.ranvier.training.tracking.Tracker;
import org.ranvier.training.tracking.TrackerChoice;
import org.ranvier.training.tracking.Trackers;

/** Takes a trained network to another tool or to hardware. */
public final class Export implements Command {

    private static final String OUT = "out";

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String summary() {
        return "Write the network of a run, or of a network file, or a run's metrics, in the format of another tool";
    }

    @Override
    public String example() {
        return "ranvier export runs/yin-yang-20260101-120000 --format nir --out yin-yang.nir";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("RUN");
    }

    @Override
    public List<Option> options() {
        return List.of(
                FormatOptions.format("what the ending of --out tells by default; "
                        + String.join(
                                ", ", Trackers.all().stream().map(Tracker::name).toList())
                        + " for metrics"),
                FormatOptions.option(),
                CommonOptions.value(
                        OUT,
                        "FILE",
                        "What to write; named after the run by default. For metrics a folder, by default the run directory"),
                CommonOptions.data(),
                CommonOptions.plugins(),
                ExperimentOptions.pluginsAsInstalled());
    }

    @Override
    public Outcome run(Invocation invocation) {
        Optional<Tracker> tracker = invocation.value(FormatOptions.FORMAT).flatMap(Trackers::find);
        if (tracker.isPresent()) {
            return record(tracker.get(), invocation);
        }
        Optional<Path> wanted = invocation.value(OUT).map(Path::of);
        NetworkExporter exporter = FormatOptions.choose(
                        NetworkExporter.class, invocation, wanted, NetworkExporter::extension)
                .component();
        Settings settings = FormatOptions.settings(exporter.schema(), invocation);
        Path source = Path.of(invocation.arguments().getFirst());
        TrainedNetwork network = network(source, invocation);
        Path out = wanted.orElseGet(() -> withDefault(source, exporter.extension()));
        List<String> notes = write(exporter, network, settings, out);
        invocation.console().text().println("The network is in " + out + ", as " + exporter.name());
        notes.forEach(note -> invocation.console().text().println("  " + note));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", exporter.name());
        json.put("out", out.toString());
        json.put("notes", notes);
        return Outcome.success(json);
    }

    /** Hands the metrics of a run to a tool that trainings can be followed in. */
    private static Outcome record(Tracker tracker, Invocation invocation) {
        Path run = Path.of(invocation.arguments().getFirst());
        Optional<Path> out = invocation.value(OUT).map(Path::of);
        if (out.isPresent() && !Files.isDirectory(out.get())) {
            throw new RanvierException(Problem.usage(
                    out.get().toString(),
                    "there is no such folder",
                    "make it, or leave --out out for the run directory"));
        }
        TrackerHandover.hand(run, new TrackerChoice(tracker, FormatOptions.settings(tracker.schema(), invocation)), out);
        invocation.console().text().println("The metrics of " + run + " are in " + tracker.name());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", tracker.name());
        json.put("out", out.orElse(run).toString());
        return Outcome.success(json);
    }

    /** Loads the best checkpoint of a run, or the numbers in the file of a network to simulate. */
    private static TrainedNetwork network(Path source, Invocation invocation) {
        if (Files.isDirectory(source)) {
            return Experiment.load(
                            ExperimentOptions.experimentOf(source),
                            Experiment.Changes.NONE,
                            ExperimentOptions.environment(invocation, source))
                    .trained(source);
        }
        Path file = Examples.of(invocation.environment()).network(source.toString());
        return new SimulationReader(invocation.openPlugins())
                .read(file, Optional.empty(), false)
                .trained(stem(file));
    }

    /** In the current folder: a run directory keeps only what the program itself reads. */
    private static Path withDefault(Path source, String extension) {
        return Path.of(stem(source.toAbsolutePath().normalize()) + (extension.isEmpty() ? "" : "." + extension));
    }

    private static String stem(Path path) {
        return path.getFileName().toString().replaceFirst("\\.(yaml|yml|json)$", "");
    }

    /** Through a temporary name, so that what is there under the real one is complete. */
    private static List<String> write(NetworkExporter exporter, TrainedNetwork network, Settings settings, Path out) {
        Path target = out.toAbsolutePath();
        Path temporary = AtomicFile.temporary(target);
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            String found = Files.isDirectory(target)
                    ? "there is a folder of that name"
                    : "this is no file, and would be replaced";
            throw new RanvierException(Problem.usage(out.toString(), found, "choose another with --out"));
        }
        if (!Files.isDirectory(target.getParent())) {
            throw new RanvierException(Problem.usage(
                    out.toString(), "its folder does not exist", "make it, or choose another with --out"));
        }
        try {
            try {
                List<String> notes = exporter.write(network, settings, temporary);
                Files.move(temporary, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                return notes;
            } finally {
                delete(temporary);
            }
        } catch (IOException | UncheckedIOException e) {
            String reason = (e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e).getMessage();
            throw new RanvierException(
                    Problem.run(
                            out.toString(),
                            "it cannot be written (" + reason + ")",
                            "check that its folder may be written to, and has room"),
                    e);
        }
    }

    /** Removes what an exporter that failed had begun, a file or a folder. */
    private static void delete(Path path) throws IOException {
        if (Files.notExists(path)) {
            return;
        }
        try (Stream<Path> below = Files.walk(path)) {
            for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
