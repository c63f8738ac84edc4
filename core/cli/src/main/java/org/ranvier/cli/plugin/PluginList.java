package org.ranvier.cli.plugin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Json;
import org.ranvier.cli.terminal.Table;
import org.ranvier.runtime.Clash;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Plugin;

/** Lists what plugins offer. */
public final class PluginList implements Command {

    @Override
    public String name() {
        return "plugin list";
    }

    @Override
    public String summary() {
        return "List the components that plugins offer, by kind";
    }

    @Override
    public String example() {
        return "ranvier plugin list --plugins my-plugins";
    }

    @Override
    public List<Option> options() {
        return List.of(CommonOptions.plugins());
    }

    @Override
    public Outcome run(Invocation invocation) {
        PluginRuntime plugins = invocation.openPlugins();
        List<Installed> components = Installed.all(plugins);
        Console console = invocation.console();
        Contract.all().forEach(contract -> print(contract, components, console));
        console.text()
                .println(count(plugins.plugins().size(), "plugin") + ", " + count(components.size(), "component"));
        // A plugin that does not work harms only itself: the list is still right, so this is no failure.
        plugins.problems().forEach(console::problem);
        plugins.clashes().forEach(clash -> console.note(clash.problem().toString()));
        return Outcome.success(json(plugins, components));
    }

    private static void print(Contract contract, List<Installed> components, Console console) {
        Table table = new Table(2);
        components.stream()
                .filter(one -> one.contract().equals(contract))
                .forEach(one ->
                        table.row(one.component().name(), one.component().description() + " (" + one.plugin() + ")"));
        if (!table.isEmpty()) {
            console.text().println(contract.plural());
            console.text().println(table.text(console.width()));
        }
    }

    private static Map<String, Object> json(PluginRuntime plugins, List<Installed> components) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("plugins", plugins.plugins().stream().map(PluginList::json).toList());
        json.put("components", components.stream().map(Installed::json).toList());
        json.put(
                "clashes",
                plugins.clashes().stream().map(Clash::problem).map(Json::error).toList());
        json.put("problems", plugins.problems().stream().map(Json::error).toList());
        return json;
    }

    /** A plugin as an object. */
    public static Map<String, Object> json(Plugin plugin) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", plugin.id());
        json.put("version", plugin.version().toString());
        json.put("description", plugin.descriptor().description());
        json.put("location", plugin.location().toString());
        return json;
    }

    private static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
