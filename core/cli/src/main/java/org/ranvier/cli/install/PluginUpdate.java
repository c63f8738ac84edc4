package org.ranvier.cli.install;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.install.Fetching;
import org.ranvier.install.PluginInstaller;
import org.ranvier.install.index.Catalogue;
import org.ranvier.install.index.Wish;
import org.ranvier.install.source.Source;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Pins;
import org.ranvier.runtime.plugin.Plugin;

/** Installs newer versions beside those that are there, all or none. */
public final class PluginUpdate implements Command {

    @Override
    public String name() {
        return "plugin update";
    }

    @Override
    public String summary() {
        return "Install newer versions of plugins from an index, all or none; the old ones stay for the runs made with them";
    }

    @Override
    public String example() {
        return "ranvier plugin update --index https://plugins.example.org/";
    }

    @Override
    public Arguments arguments() {
        return new Arguments("[ID]", 0, 1);
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(InstallOptions.all());
        options.add(IndexOptions.index());
        return options;
    }

    /** Its code runs for the first time here, before anybody knows whether it is any good. */
    @Override
    public boolean isIsolated() {
        return true;
    }

    @Override
    public Outcome run(Invocation invocation) throws InterruptedException {
        return IndexOptions.run(invocation, source -> {
            PluginRuntime runtime = invocation.openPlugins(invocation.pluginFoldersWithTarget(), Pins.NONE);
            Path folder = invocation.pluginTarget().toAbsolutePath().normalize();
            List<Plugin> old = newest(runtime, folder, invocation);
            Catalogue catalogue = IndexOptions.read(invocation, source);
            Map<Plugin, Wish> wishes = new LinkedHashMap<>();
            old.forEach(plugin ->
                    catalogue.newer(plugin.id(), plugin.version()).ifPresent(wish -> wishes.put(plugin, wish)));
            if (wishes.isEmpty()) {
                invocation
                        .console()
                        .text()
                        .println(old.isEmpty() ? "No plugin is in " + folder + "." : "There is nothing newer.");
                return Outcome.success(json(wishes, Map.of("plugins", List.of())));
            }
            return update(wishes, catalogue, source, runtime, invocation);
        });
    }

    private static Outcome update(
            Map<Plugin, Wish> wishes,
            Catalogue catalogue,
            Source source,
            PluginRuntime runtime,
            Invocation invocation) {
        try (PluginInstaller installer = InstallOptions.installer(invocation, invocation.pluginTarget())) {
            Fetching fetching = new Fetching(source, installer::room, InstallOptions.limits(invocation));
            catalogue
                    .closure(
                            wishes.values(),
                            runtime.plugins().stream().map(Plugin::descriptor).toList())
                    .forEach(listed -> installer.add(fetching.fetch(listed)));
            Outcome installed = PluginInstall.finish(installer, runtime, invocation);
            wishes.keySet()
                    .forEach(plugin -> invocation
                            .console()
                            .text()
                            .println(plugin + " stays for the runs made with it; to go back: ranvier plugin rollback "
                                    + plugin.id()));
            return Outcome.success(json(wishes, installed.json()));
        }
    }

    /** The newest version of each plugin in a folder, or of the one that was named. */
    private static List<Plugin> newest(PluginRuntime runtime, Path folder, Invocation invocation) {
        Map<String, Plugin> newest = new LinkedHashMap<>();
        runtime.plugins().stream()
                .filter(plugin -> folder.equals(plugin.location().getParent()))
                .forEach(plugin -> newest.putIfAbsent(plugin.id(), plugin));
        if (invocation.arguments().isEmpty()) {
            return List.copyOf(newest.values());
        }
        String id = invocation.arguments().getFirst();
        return List.of(Optional.ofNullable(newest.get(id))
                .orElseThrow(() -> new RanvierException(Problem.plugin(
                        id,
                        folder.toString(),
                        "it is not installed there",
                        "install it, or name its folder with --plugins"))));
    }

    private static Map<String, Object> json(Map<Plugin, Wish> wishes, Map<String, ?> installed) {
        Map<String, Object> json = new LinkedHashMap<>();
        List<Map<String, String>> updated = new ArrayList<>();
        wishes.forEach((old, wish) -> {
            Map<String, String> one = new LinkedHashMap<>();
            one.put("id", old.id());
            one.put("from", old.version().toString());
            one.put("to", wish.versions().replaceAll("[\\[\\]]", ""));
            updated.add(one);
        });
        json.put("updated", updated);
        json.put("plugins", installed.get("plugins"));
        return json;
    }
}
