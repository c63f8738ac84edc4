package org.ranvier.cli.install;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ranvier.cli.plugin.PluginList;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Json;
import org.ranvier.cli.terminal.Table;
import org.ranvier.install.NewPlugin;
import org.ranvier.install.sign.SignatureFile;
import org.ranvier.install.trust.Admission;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.Provided;

/** What is told of plugins that were installed: what they are, whom one trusts with them, and what they may do. */
final class InstallReport {

    private InstallReport() {}

    static void print(List<NewPlugin> installed, Console console) {
        for (NewPlugin one : installed) {
            Plugin plugin = one.plugin();
            console.text().println(plugin + " – " + plugin.descriptor().description());
            Table table = new Table(2).row("in", one.place().toString()).row("sha256", one.sha256());
            trust(one, table);
            table.row(
                    "offers",
                    one.components().isEmpty()
                            ? "nothing"
                            : String.join(", ", contracts(plugin)) + ": " + String.join(", ", names(one)));
            console.text().println(table.text(console.width()));
        }
        if (!installed.isEmpty()) {
            Table.wrap(rights(installed), console.width()).forEach(console.text()::println);
        }
        installed.forEach(one -> one.notes().forEach(note -> console.note(note.toString())));
    }

    /** A single plugin is told as one; {@code plugins} has all of them in any case. */
    static Map<String, Object> json(List<NewPlugin> installed) {
        List<Map<String, Object>> all =
                installed.stream().map(InstallReport::json).toList();
        Map<String, Object> json = all.size() == 1 ? new LinkedHashMap<>(all.getFirst()) : new LinkedHashMap<>();
        json.put("plugins", all);
        return json;
    }

    private static void trust(NewPlugin one, Table table) {
        switch (one.admission()) {
            case Admission.Unsigned _ -> table.row("signed", "by nobody; you allowed it");
            case Admission.Signed(SignatureFile signature, boolean first, boolean known) -> {
                table.row("signed by", signature.publisher());
                table.row("key", signature.key().fingerprint());
                String id = one.plugin().id();
                table.row(
                        "trusted",
                        !first
                                ? "as before"
                                : known
                                        ? "you trust this key; from now on it is the only one for " + id
                                        : "for the first time: from now on only this key may sign " + id
                                                + "; compare it with what its publisher says");
            }
        }
    }

    private static String rights(List<NewPlugin> installed) {
        boolean several = installed.size() > 1;
        boolean beyond =
                installed.stream().anyMatch(one -> one.plugin().descriptor().nativeAccess());
        return (several ? "They can" : "It can")
                + " do all that you can: read and write your files, and use the network"
                + (beyond
                        ? "; and, as " + (several ? "one says" : "it says")
                                + " of itself, call code outside Java, such as a driver"
                        : "")
                + ". Remove " + (several ? "one" : "it") + " with ranvier plugin remove "
                + installed.stream()
                        .map(one -> one.plugin().id())
                        .distinct()
                        .limit(1)
                        .collect(Collectors.joining())
                + ".";
    }

    private static Map<String, Object> json(NewPlugin one) {
        Map<String, Object> json = new LinkedHashMap<>(PluginList.json(one.plugin()));
        json.put("location", one.place().toString());
        json.put("sha256", one.sha256());
        json.put("signature", signature(one.admission()));
        json.put("contracts", contracts(one.plugin()));
        json.put("components", names(one));
        json.put("notes", one.notes().stream().map(Json::error).toList());
        return json;
    }

    private static Map<String, Object> signature(Admission admission) {
        if (!(admission instanceof Admission.Signed(SignatureFile signature, boolean first, boolean known))) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("publisher", signature.publisher());
        json.put("key", signature.key().fingerprint());
        json.put("first", first);
        json.put("known", known);
        return json;
    }

    private static List<String> names(NewPlugin one) {
        return one.components().stream().map(Provided::name).toList();
    }

    private static List<String> contracts(Plugin plugin) {
        List<String> kinds = new ArrayList<>();
        plugin.contracts().forEach(contract -> kinds.add(contract.substring(contract.lastIndexOf('.') + 1)));
        return kinds;
    }
}
