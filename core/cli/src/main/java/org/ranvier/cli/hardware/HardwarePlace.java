package org.ranvier.cli.hardware;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.api.hardware.NetworkPlacer;
import org.ranvier.api.hardware.ResourceUsage;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.experiment.ExperimentOptions;
import org.ranvier.cli.process.Examples;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Table;
import org.ranvier.training.Experiment;

/** Command that places a network on hardware and shows the resources that it takes. */
public final class HardwarePlace implements Command {

    @Override
    public String name() {
        return "hardware place";
    }

    @Override
    public String summary() {
        return "Show where the network of an experiment or of a run goes on hardware, and what it takes";
    }

    @Override
    public String example() {
        return "ranvier hardware place yin-yang-brainscales2";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("EXPERIMENT");
    }

    @Override
    public List<Option> options() {
        return List.of(
                HardwareOptions.hardware(),
                ExperimentOptions.set(),
                ExperimentOptions.seed(),
                CommonOptions.data(),
                CommonOptions.plugins(),
                ExperimentOptions.pluginsAsInstalled());
    }

    @Override
    public Outcome run(Invocation invocation) {
        Path source = Path.of(invocation.arguments().getFirst());
        boolean trained = Files.isDirectory(source);
        Experiment.Environment environment = ExperimentOptions.environment(invocation, source.toString());
        NetworkPlacer hardware = HardwareOptions.choose(NetworkPlacer.class, invocation, environment.plugins());
        Experiment.Changes given = ExperimentOptions.changes(invocation);
        Experiment.Changes changes =
                new Experiment.Changes(given.overrides(), given.seed(), Optional.of(hardware.name()));
        Path file = trained
                ? ExperimentOptions.experimentOf(source)
                : Examples.of(invocation.environment()).experiment(source.toString());
        Experiment experiment = Experiment.load(file, changes, environment);
        TrainedNetwork network = trained ? experiment.trained(source) : experiment.untrained();
        List<ResourceUsage> uses = hardware.place(network, experiment.backendSettings());
        Table table = new Table(2);
        for (ResourceUsage use : uses) {
            table.row(
                    number(use.used()),
                    Double.isInfinite(use.limit()) ? "" : "of " + number(use.limit()),
                    use.resource() + (use.where().isEmpty() ? "" : ": " + use.where()));
        }
        Console console = invocation.console();
        console.text()
                .println(experiment.name() + " on " + hardware.name() + ", "
                        + (trained ? "as trained" : "as it starts"));
        console.text().print(table.text(console.width()));
        return Outcome.success(json(hardware, uses));
    }

    private static Map<String, Object> json(NetworkPlacer hardware, List<ResourceUsage> uses) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (ResourceUsage use : uses) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("what", use.resource());
            item.put("used", use.used());
            item.put("limit", use.limit());
            item.put("where", use.where());
            items.add(item);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("hardware", hardware.name());
        json.put("uses", items);
        return json;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%,d", (long) value) : Double.toString(value);
    }
}
