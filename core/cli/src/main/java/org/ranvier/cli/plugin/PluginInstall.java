package org.ranvier.cli.plugin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Json;
import org.ranvier.cli.terminal.Table;
import org.ranvier.runtime.Clash;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Pins;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.Provided;

/** Copies a plugin to where plugins are found, if it can be used beside those that are there. */
public final class PluginInstall implements Command {

    @Override
    public String name() {
        return "plugin install";
    }

    @Override
    public String summary() {
        return "Install a plugin from its jar, its folder or its zip, after checking its files and what it needs";
    }

    @Override
    public String example() {
        return "ranvier plugin install backend-nd4j-0.1.0-linux-x86_64.zip";
    }

    @Override
    public Arguments arguments() {
        return new Arguments("FILE", 1, 1);
    }

    @Override
    public List<Option> options() {
        return List.of(CommonOptions.value(
                CommonOptions.PLUGINS,
                "DIR",
                "Folder to install into, instead of the first of $RANVIER_PLUGINS or else ~/.config/ranvier/plugins"));
    }

    /** Its code runs for the first time here, before anybody knows whether it is any good. */
    @Override
    public boolean isIsolated() {
        return true;
    }

    @Override
    public Outcome run(Invocation invocation) {
        String given = invocation.arguments().getFirst();
        Path source = invocation.environment().folder().resolve(given);
        if (!Files.exists(source)) {
            throw new RanvierException(
                    Problem.usage(given, "there is no such file", "name the jar, folder or zip of a plugin"));
        }
        Path folder = invocation.pluginTarget();
        try (PluginStaging staging = new PluginStaging(source, folder, invocation.footprint()::temporary)) {
            PluginRuntime runtime = invocation.openPlugins(invocation.pluginFoldersWithTarget(), Pins.NONE);
            Plugin plugin = check(staging.location(), given, runtime);
            String sha256 = plugin.sha256();
            List<Problem> notes = notes(plugin, runtime);
            List<Provided<?>> components = runtime.components(plugin);
            Path place = staging.finish(
                    plugin.id() + "-" + plugin.version() + (Files.isDirectory(staging.location()) ? "" : ".jar"));
            print(plugin, components, place, sha256, invocation.console());
            notes.forEach(note -> invocation.console().note(note.toString()));
            return Outcome.success(json(plugin, components, notes, place, sha256));
        }
    }

    /**
     * Whether it can be used beside the others, its files are those of its descriptor, and every component of it can be
     * made.
     */
    private static Plugin check(Path staged, String given, PluginRuntime runtime) {
        try {
            Plugin plugin = runtime.install(staged);
            List<Problem> problems = runtime.examine(plugin);
            if (!problems.isEmpty()) {
                throw new RanvierException(problems);
            }
            return plugin;
        } catch (RanvierException e) {
            // People know the file that they gave, not the copy.
            throw new RanvierException(e.problems().stream()
                    .map(p -> Problem.of(
                            p.kind(), p.plugin(), p.where().replace(staged.toString(), given), p.message(), p.remedy()))
                    .toList());
        }
    }

    /**
     * Finds what does not prevent installation but is worth knowing: what it offers in vain, and whose names its
     * components have.
     */
    private static List<Problem> notes(Plugin plugin, PluginRuntime runtime) {
        return Stream.concat(
                        runtime.problems().stream()
                                .filter(problem -> problem.plugin().equals(plugin.toString()))
                                .map(p -> Problem.plugin(p.plugin(), "", p.message(), p.remedy())),
                        runtime.clashes().stream()
                                .filter(clash -> clash.plugins().contains(plugin))
                                .map(Clash::problem))
                .toList();
    }

    private static void print(Plugin plugin, List<Provided<?>> components, Path place, String sha256, Console console) {
        console.text().println(plugin + " – " + plugin.descriptor().description());
        console.text()
                .println(new Table(2)
                        .row("in", place.toString())
                        .row("sha256", sha256)
                        .row(
                                "offers",
                                components.isEmpty()
                                        ? "nothing"
                                        : String.join(", ", contracts(plugin)) + ": "
                                                + String.join(", ", names(components)))
                        .text(console.width()));
        String may = "read and write your files, and use the network"
                + (plugin.descriptor().nativeAccess()
                        ? "; and, as it says of itself, call code outside Java, such as a driver"
                        : "");
        Table.wrap(
                        "It can do all that you can: " + may + ". Remove it with ranvier plugin remove " + plugin.id()
                                + ".",
                        console.width())
                .forEach(console.text()::println);
    }

    private static List<String> names(List<Provided<?>> components) {
        return components.stream().map(Provided::name).toList();
    }

    private static List<String> contracts(Plugin plugin) {
        List<String> kinds = new ArrayList<>();
        plugin.contracts().forEach(contract -> kinds.add(contract.substring(contract.lastIndexOf('.') + 1)));
        return kinds;
    }

    private static Map<String, Object> json(
            Plugin plugin, List<Provided<?>> components, List<Problem> notes, Path place, String sha256) {
        Map<String, Object> json = new LinkedHashMap<>(PluginList.json(plugin));
        json.put("location", place.toString());
        json.put("sha256", sha256);
        json.put("contracts", contracts(plugin));
        json.put("components", names(components));
        json.put("notes", notes.stream().map(Json::error).toList());
        return json;
    }
}
