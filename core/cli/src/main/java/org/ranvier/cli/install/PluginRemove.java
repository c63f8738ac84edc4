package org.ranvier.cli.install;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.plugin.PluginList;
import org.ranvier.install.Removal;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Plugin;

/** Deletes a plugin that was installed, unless another one needs it. */
public final class PluginRemove implements Command {

    @Override
    public String name() {
        return "plugin remove";
    }

    @Override
    public String summary() {
        return "Remove a plugin that was installed";
    }

    @Override
    public String example() {
        return "ranvier plugin remove backend-nd4j";
    }

    @Override
    public Arguments arguments() {
        return new Arguments("ID[@VERSION]", 1, 1);
    }

    @Override
    public List<Option> options() {
        return List.of(InstallOptions.folder("remove from"));
    }

    @Override
    public Outcome run(Invocation invocation) {
        Path folder = invocation.pluginTarget().toAbsolutePath().normalize();
        PluginRuntime runtime = PluginRuntime.open(invocation.pluginFoldersWithTarget());
        List<Plugin> selected = runtime.plugins(invocation.arguments().getFirst(), "");
        Plugin plugin = selected.stream()
                .filter(one -> isIn(folder, one))
                .findFirst()
                .orElseThrow(() -> elsewhere(selected.getFirst(), folder));
        List<Plugin> left = runtime.plugins(plugin.id(), "").stream()
                .filter(other -> other != plugin)
                .toList();
        runtime.uninstall(plugin);
        Removal.delete(plugin.location());
        invocation.console().text().println("Removed " + plugin + " from " + folder + ".");
        if (!left.isEmpty()) {
            invocation.console().note(stay(left, folder));
        }
        Map<String, Object> json = PluginList.json(plugin);
        json.put("left", left.stream().map(PluginList::json).toList());
        return Outcome.success(json);
    }

    private static RanvierException elsewhere(Plugin plugin, Path folder) {
        return new RanvierException(Problem.plugin(
                plugin.toString(),
                plugin.location().toString(),
                "it is not in " + folder,
                "name its folder: --plugins " + plugin.location().getParent()));
    }

    private static String stay(List<Plugin> left, Path folder) {
        String names = left.stream()
                .map(other -> isIn(folder, other)
                        ? other.toString()
                        : other + " (in " + other.location().getParent() + ")")
                .collect(Collectors.joining(", "));
        return names
                + (left.size() == 1 ? " stays" : " stay")
                + left.stream()
                        .filter(other -> isIn(folder, other))
                        .findFirst()
                        .map(other ->
                                "; to remove " + (left.size() == 1 ? "it" : "one") + ": ranvier plugin remove " + other)
                        .orElse("");
    }

    private static boolean isIn(Path folder, Plugin plugin) {
        return folder.equals(plugin.location().getParent());
    }
}
