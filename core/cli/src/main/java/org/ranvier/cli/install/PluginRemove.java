package org.ranvier.cli.install;

import java.nio.file.Path;
import java.util.List;
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
        Plugin plugin = runtime.plugin(invocation.arguments().getFirst(), "");
        if (!folder.equals(plugin.location().getParent())) {
            throw new RanvierException(Problem.plugin(
                    plugin.toString(),
                    plugin.location().toString(),
                    "it is not in " + folder,
                    "name its folder: --plugins " + plugin.location().getParent()));
        }
        runtime.uninstall(plugin);
        Removal.delete(plugin.location());
        invocation.console().text().println("Removed " + plugin + " from " + folder + ".");
        return Outcome.success(PluginList.json(plugin));
    }
}
