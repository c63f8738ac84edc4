package org.ranvier.cli.plugin;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.commons.cli.Option;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Json;
import org.ranvier.cli.terminal.Table;
import org.ranvier.runtime.Clash;
import org.ranvier.runtime.Listing;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.ListedComponent;
import org.ranvier.runtime.plugin.ListedPlugin;
import org.ranvier.runtime.plugin.Plugin;

/** Lists what plugins offer. */
public final class PluginList implements Command {

    private static final String RECORD = "record";

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
        return List.of(
                CommonOptions.flag(
                        RECORD, "Load all plugins, and write down beside them what later lists need not load them for"),
                CommonOptions.plugins());
    }

    @Override
    public Outcome run(Invocation invocation) {
        if (invocation.has(RECORD)) {
            record(invocation);
        }
        Listing listing = invocation.listing();
        Console console = invocation.console();
        Contract.all().forEach(contract -> print(contract, of(contract, listing), console));
        console.text()
                .println(count(listing.plugins().size(), "plugin") + ", "
                        + count(listing.components().size(), "component"));
        // A plugin that does not work harms only itself: the list is still right, so this is no failure.
        listing.problems().forEach(console::problem);
        listing.clashes().forEach(clash -> console.note(clash.problem().toString()));
        return Outcome.success(json(listing));
    }

    private static void record(Invocation invocation) {
        PluginRuntime runtime = invocation.openPlugins();
        Set<Path> closed = new TreeSet<>();
        for (Plugin plugin : runtime.plugins()) {
            Listing.record(runtime, plugin, UnaryOperator.identity())
                    .filter(written -> !written)
                    .ifPresent(not -> closed.add(plugin.location().getParent()));
        }
        closed.forEach(folder -> invocation
                .console()
                .note("nothing could be written down in " + folder + ": its plugins stay to be loaded"));
    }

    private static List<ListedComponent> of(Contract contract, Listing listing) {
        String type = contract.type().getName();
        return listing.components().stream()
                .filter(one -> one.contract().equals(type))
                .toList();
    }

    private static void print(Contract contract, List<ListedComponent> components, Console console) {
        Table table = new Table(2);
        components.forEach(one -> table.row(one.name(), one.description() + " (" + one.plugin() + ")"));
        if (!table.isEmpty()) {
            console.text().println(contract.plural());
            console.text().println(table.text(console.width()));
        }
    }

    private static Map<String, Object> json(Listing listing) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("plugins", listing.plugins().stream().map(PluginList::json).toList());
        json.put(
                "components",
                Contract.all().stream()
                        .flatMap(contract -> of(contract, listing).stream().map(one -> json(contract, one)))
                        .toList());
        json.put(
                "clashes",
                listing.clashes().stream().map(Clash::problem).map(Json::error).toList());
        json.put("problems", listing.problems().stream().map(Json::error).toList());
        return json;
    }

    /** A component as an object. */
    static Map<String, Object> json(Contract contract, ListedComponent one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("contract", contract.type().getSimpleName());
        json.put("name", one.name());
        json.put("plugin", one.plugin().toString());
        json.put("description", one.description());
        return json;
    }

    /** A plugin as an object. */
    public static Map<String, Object> json(Plugin plugin) {
        return json(ListedPlugin.of(plugin));
    }

    private static Map<String, Object> json(ListedPlugin plugin) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", plugin.id());
        json.put("version", plugin.version().toString());
        json.put("description", plugin.description());
        json.put("location", plugin.location().toString());
        return json;
    }

    private static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
