package org.ranvier.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.Plugin;
import org.ranvier.runtime.PluginRuntime;

/** Copies a plugin to where plugins are found, if it can be used beside those that are there. */
final class PluginInstall implements Command {

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
        return List.of(CommonOptions.value(CommonOptions.PLUGINS, "DIR",
                "Folder to install into, instead of the first of $RANVIER_PLUGINS or else ~/.config/ranvier/plugins"));
    }

    @Override
    public Outcome run(Invocation invocation) {
        String given = invocation.arguments().getFirst();
        Path source = invocation.environment().folder().resolve(given);
        if (!Files.exists(source)) {
            throw new RanvierException(Problem.usage(given, "there is no such file", "name the jar, folder or zip of a plugin"));
        }
        Path folder = invocation.pluginTarget();
        try (PluginStaging staging = new PluginStaging(source, folder)) {
            Plugin plugin = check(staging.location(), given, invocation);
            String sha256 = plugin.sha256();
            Path place = staging.finish(
                    plugin.id() + "-" + plugin.version() + (Files.isDirectory(staging.location()) ? "" : ".jar"));
            print(plugin, place, sha256, invocation.console());
            return Outcome.success(json(plugin, place, sha256));
        }
    }

    /** Whether it can be used beside the others, and its files are those of its descriptor; no class of it is loaded. */
    private static Plugin check(Path staged, String given, Invocation invocation) {
        PluginRuntime runtime = PluginRuntime.open(invocation.pluginFoldersWithTarget());
        try {
            Plugin plugin = runtime.install(staged);
            List<Problem> damaged = runtime.verify(plugin);
            if (!damaged.isEmpty()) {
                throw new RanvierException(damaged);
            }
            return plugin;
        } catch (RanvierException e) {
            // People know the file that they gave, not the copy.
            throw new RanvierException(e.problems().stream()
                    .map(p -> new Problem(p.kind(), p.plugin(), p.where().replace(staged.toString(), given), p.message(), p.remedy()))
                    .toList());
        }
    }

    private static void print(Plugin plugin, Path place, String sha256, Console console) {
        console.text().println(plugin + " – " + plugin.descriptor().description());
        console.text().println(new Table(2)
                .row("in", place.toString())
                .row("sha256", sha256)
                .row("offers", contracts(plugin).stream().collect(Collectors.joining(", ")))
                .text(console.width()));
        String may = "read and write your files, and use the network"
                + (plugin.descriptor().nativeAccess() ? "; and, as it says of itself, call code outside Java, such as a driver" : "");
        Table.wrap("It can do all that you can: " + may + ". Remove it with ranvier plugin remove " + plugin.id() + ".", console.width())
                .forEach(console.text()::println);
    }

    private static List<String> contracts(Plugin plugin) {
        List<String> kinds = new ArrayList<>();
        plugin.contracts().forEach(contract -> kinds.add(contract.substring(contract.lastIndexOf('.') + 1)));
        return kinds;
    }

    private static Map<String, Object> json(Plugin plugin, Path place, String sha256) {
        Map<String, Object> json = new LinkedHashMap<>(PluginList.json(plugin));
        json.put("location", place.toString());
        json.put("sha256", sha256);
        json.put("contracts", contracts(plugin));
        return json;
    }
}
