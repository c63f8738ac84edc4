package org.ranvier.cli.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.exchange.ImportedNetwork;
import org.ranvier.api.exchange.NetworkImporter;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.experiment.ExperimentOptions;
import org.ranvier.cli.process.Examples;
import org.ranvier.cli.terminal.Table;
import org.ranvier.config.ConfigParser;
import org.ranvier.runtime.plugin.Provided;
import org.ranvier.training.NetworkImport;
import org.ranvier.training.WeightImport;

/** Brings in a network that another tool wrote. */
public final class Import implements Command {

    private static final String LIKE = "like";
    private static final String MAP = "map";
    private static final String DELAYS = "delays";
    private static final String OUT = "out";

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String summary() {
        return "Make a network file, or a run, of a network, or of the weights of one, that another tool wrote";
    }

    @Override
    public String example() {
        return "ranvier import network.nir --out network.yaml";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("FILE");
    }

    @Override
    public List<Option> options() {
        return List.of(
                FormatOptions.format("what the ending of FILE tells by default"),
                FormatOptions.option(),
                CommonOptions.value(
                        LIKE,
                        "EXPERIMENT",
                        "Make a run with the data, objective and training of this experiment or run, to evaluate or train on"),
                CommonOptions.value(
                        MAP, "FILE", "Where the arrays of a .safetensors or .npz file belong in the network of --like"),
                CommonOptions.value(
                        DELAYS,
                        "LEARNER",
                        "The delay learner of connections with delays; by default one that needs no settings"),
                CommonOptions.value(
                        OUT, "PATH", "The network file, named after FILE by default; with --like the run directory"),
                CommonOptions.data(),
                CommonOptions.plugins(),
                ExperimentOptions.pluginsAsInstalled());
    }

    @Override
    public Outcome run(Invocation invocation) {
        Path file = Path.of(invocation.arguments().getFirst());
        if (WeightImport.isForArrays(file)) {
            return weights(file, invocation);
        }
        if (!Files.isRegularFile(file)) {
            throw new RanvierException(
                    Problem.usage(file.toString(), "there is no such file", "check the name and the current folder"));
        }
        Provided<NetworkImporter> chosen =
                FormatOptions.choose(NetworkImporter.class, invocation, Optional.of(file), NetworkImporter::extension);
        NetworkImporter importer = chosen.component();
        ImportedNetwork network = importer.read(file, FormatOptions.settings(importer.schema(), invocation));
        ImportedSizes.check(network, importer.name(), chosen.plugin().toString(), file.toString());
        NetworkImport imported =
                new NetworkImport(network, invocation.value(DELAYS).orElseGet(() -> learner(invocation)));
        Optional<Path> wanted = invocation.value(OUT).map(Path::of);
        Path out = invocation
                .value(LIKE)
                .map(like -> imported.makeRun(
                        ConfigParser.read(experiment(like, invocation)),
                        wanted.orElse(null),
                        ExperimentOptions.environment(invocation, like)))
                .orElseGet(() -> network(imported, file, wanted));
        report(network, file, out, invocation);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", importer.name());
        json.put(invocation.has(LIKE) ? "run" : "out", out.toString());
        json.put("notes", network.notes());
        return Outcome.success(json);
    }

    /** Puts arrays into the network that {@code --like} names, as the file of {@code --map} says. */
    private static Outcome weights(Path file, Invocation invocation) {
        String map = required(MAP, "FILE, which says where its arrays belong", file, invocation);
        String like = required(LIKE, "FILE, the experiment or network that they belong to", file, invocation);
        WeightImport imported = WeightImport.read(file, Path.of(map), ConfigParser.read(experiment(like, invocation)));
        Optional<Path> wanted = invocation.value(OUT).map(Path::of);
        Path out;
        if (imported.isExperiment()) {
            out = imported.makeRun(wanted.orElse(null), ExperimentOptions.environment(invocation, like));
        } else {
            out = wanted.orElseGet(() -> withDefault(file));
            imported.writeNetwork(out);
        }
        var text = invocation.console().text();
        imported.taken().forEach(line -> text.println("  " + line));
        text.println(
                imported.isExperiment()
                        ? "The run is in " + out + "; try: ranvier evaluate " + out
                        : "The network is in " + out + "; try: ranvier simulate " + out);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(imported.isExperiment() ? "run" : "out", out.toString());
        json.put("taken", imported.taken());
        return Outcome.success(json);
    }

    private static String required(String option, String what, Path file, Invocation invocation) {
        return invocation
                .value(option)
                .orElseThrow(() -> new RanvierException(Problem.usage(
                        file.toString(), "it has arrays, and no network", "add --" + option + " " + what)));
    }

    private static Path withDefault(Path file) {
        return Path.of(file.getFileName().toString().replaceFirst("\\.[^.]*$", "") + ".yaml");
    }

    private static String learner(Invocation invocation) {
        return invocation.defaults().require(DelayLearner.class, "imported", "choose one with --" + DELAYS);
    }

    private static Path network(NetworkImport imported, Path file, Optional<Path> wanted) {
        Path out = wanted.orElseGet(() -> withDefault(file));
        imported.writeNetwork(out);
        return out;
    }

    /** An experiment, or the one of a run. */
    private static Path experiment(String like, Invocation invocation) {
        Path path = Path.of(like);
        return Files.isDirectory(path)
                ? ExperimentOptions.experimentOf(path)
                : Examples.of(invocation.environment()).experiment(like);
    }

    private static void report(ImportedNetwork network, Path file, Path out, Invocation invocation) {
        Table table = new Table(2).row("layer", "neurons", "neuron", "from");
        network.layers()
                .forEach(layer -> table.row(
                        layer.name(),
                        Integer.toString(layer.neurons()),
                        layer.neuron(),
                        String.join(
                                ", ",
                                layer.incoming().stream()
                                        .map(ImportedNetwork.Connection::from)
                                        .distinct()
                                        .toList())));
        var text = invocation.console().text();
        text.println(file + " has " + network.channels() + " input channels and "
                + network.layers().size() + " layers:");
        text.print(table.text(invocation.console().width()));
        network.notes().forEach(note -> text.println("  " + note));
        text.println(
                invocation.has(LIKE)
                        ? "The run is in " + out + "; try: ranvier evaluate " + out
                        : "The network is in " + out + "; try: ranvier simulate " + out + " --input FILE");
    }
}
