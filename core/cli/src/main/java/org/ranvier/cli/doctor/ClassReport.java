package org.ranvier.cli.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Table;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.ClassOwner;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.text.Printable;

/** Report of who has a class: where "X cannot be cast to X" comes from. */
final class ClassReport {

    private ClassReport() {}

    /** Shows every place that has a class of a name. */
    static Outcome show(PluginRuntime plugins, String name, Console console) {
        List<ClassOwner> owners = plugins.owners(name);
        if (owners.isEmpty()) {
            throw new RanvierException(Problem.usage(
                    "",
                    "neither Java nor Ranvier nor a plugin that can be used has a class '" + name + "'",
                    "write its full name, such as org.ranvier.api.model.Neuron, or its last part"));
        }
        Map<String, List<ClassOwner>> byType = new LinkedHashMap<>();
        owners.forEach(owner ->
                byType.computeIfAbsent(owner.type(), _ -> new ArrayList<>()).add(owner));
        byType.forEach((type, places) -> print(type, places, console));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("classes", owners.stream().map(ClassReport::json).toList());
        return Outcome.success(json);
    }

    private static void print(String type, List<ClassOwner> places, Console console) {
        console.text().println(Printable.of(type));
        Table table = new Table(2);
        places.forEach(place -> table.row(
                place.holder(),
                (place.module().isEmpty() ? "on its class path" : "module " + place.module()) + ", " + place.location()
                        + ", loader " + place.loader()));
        console.text().println(table.text(console.width()));
        if (places.stream().map(ClassOwner::loader).distinct().count() > 1) {
            Table.wrap(
                            "Each loader has a class of its own: an object of one cannot be cast to another. Let one plugin"
                                    + " require the other (requires=…), and leave the class out of it.",
                            console.width())
                    .forEach(console.text()::println);
        }
    }

    private static Map<String, Object> json(ClassOwner owner) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("class", owner.type());
        json.put("holder", owner.holder());
        json.put("plugin", owner.plugin().map(Plugin::toString).orElse(""));
        json.put("module", owner.module());
        json.put("location", owner.location());
        json.put("loader", owner.loader());
        return json;
    }
}
