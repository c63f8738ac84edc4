package org.ranvier.cli.install;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.install.Removal;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Pins;
import org.ranvier.runtime.plugin.Plugin;

/** Removes the newest version of a plugin, so that the one before it counts again. */
public final class PluginRollback implements Command {

    @Override
    public String name() {
        return "plugin rollback";
    }

    @Override
    public String summary() {
        return "Remove the newest version of a plugin, so that the one before it counts again";
    }

    @Override
    public String example() {
        return "ranvier plugin rollback demo";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("ID");
    }

    @Override
    public List<Option> options() {
        return List.of(InstallOptions.folder("roll back in"));
    }

    @Override
    public Outcome run(Invocation invocation) {
        Path folder = invocation.pluginTarget().toAbsolutePath().normalize();
        String id = invocation.arguments().getFirst();
        PluginRuntime runtime = invocation.openPlugins(invocation.pluginFoldersWithTarget(), Pins.NONE);
        List<Plugin> versions = runtime.plugins().stream()
                .filter(plugin -> plugin.id().equals(id))
                .toList();
        if (versions.size() < 2 || !folder.equals(versions.getFirst().location().getParent())) {
            throw new RanvierException(Problem.plugin(
                    versions.isEmpty() ? id : versions.getFirst().toString(),
                    folder.toString(),
                    versions.isEmpty()
                            ? "it is not installed, or cannot be used"
                            : versions.size() < 2
                                    ? "there is no version before it that can be used"
                                    : "it is not in this folder",
                    versions.size() < 2
                            ? "see ranvier plugin list"
                            : "name its folder: --plugins "
                                    + versions.getFirst().location().getParent()));
        }
        Plugin newest = versions.getFirst();
        Plugin before = versions.get(1);
        runtime.uninstall(newest);
        Removal.delete(newest.location());
        invocation
                .console()
                .text()
                .println("Removed " + newest + "; " + before + " counts again. Runs made with " + newest
                        + " need it back.");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("removed", newest.version().toString());
        json.put("version", before.version().toString());
        return Outcome.success(json);
    }
}
