package org.ranvier.cli.install;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Table;
import org.ranvier.install.index.Catalogue;
import org.ranvier.install.index.Catalogue.Listed;
import org.ranvier.install.index.IndexEntry;

/** Looks for plugins in indexes. */
public final class PluginSearch implements Command {

    @Override
    public String name() {
        return "plugin search";
    }

    @Override
    public String summary() {
        return "List the plugins of an index whose name or description has a text";
    }

    @Override
    public String example() {
        return "ranvier plugin search neuron --index https://plugins.example.org/";
    }

    @Override
    public Arguments arguments() {
        return new Arguments("[TEXT]", 0, 1);
    }

    @Override
    public List<Option> options() {
        return List.of(IndexOptions.index());
    }

    @Override
    public Outcome run(Invocation invocation) throws InterruptedException {
        return IndexOptions.run(invocation, source -> {
            Catalogue catalogue = IndexOptions.read(invocation, source);
            String text = invocation.arguments().isEmpty()
                    ? ""
                    : invocation.arguments().getFirst();
            List<Listed> found = catalogue.all().stream()
                    .filter(listed -> has(listed.entry(), text.toLowerCase(Locale.ROOT)))
                    .toList();
            Set<String> there = invocation.openPlugins().plugins().stream()
                    .map(Object::toString)
                    .collect(Collectors.toSet());
            print(found, there, catalogue, invocation.console());
            Map<String, Object> json = new LinkedHashMap<>();
            json.put(
                    "plugins",
                    found.stream().map(listed -> json(listed, there, catalogue)).toList());
            return Outcome.success(json);
        });
    }

    private static boolean has(IndexEntry entry, String text) {
        return entry.id().contains(text)
                || entry.description().toLowerCase(Locale.ROOT).contains(text);
    }

    private static void print(List<Listed> found, Set<String> there, Catalogue catalogue, Console console) {
        if (found.isEmpty()) {
            console.text().println("No index lists such a plugin.");
            return;
        }
        Table table = new Table(2);
        for (Listed listed : found) {
            IndexEntry entry = listed.entry();
            String remark = there.contains(entry.toString())
                    ? "; installed"
                    : catalogue.isForThisApi(entry) ? "" : "; for api " + entry.api() + ", not for this one";
            table.row(
                    entry.toString(),
                    entry.description() + " ("
                            + entry.signer()
                                    .map(signer -> "signed by " + signer.publisher())
                                    .orElse("not signed")
                            + remark + ")");
        }
        console.text().print(table.text(console.width()));
    }

    private static Map<String, Object> json(Listed listed, Set<String> there, Catalogue catalogue) {
        IndexEntry entry = listed.entry();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", entry.id());
        json.put("version", entry.version().toString());
        json.put("description", entry.description());
        json.put("api", entry.api().toString());
        json.put("fits", catalogue.isForThisApi(entry));
        json.put("installed", there.contains(entry.toString()));
        json.put("url", listed.address().toString());
        json.put("size", entry.size());
        json.put("sha256", entry.sha256());
        json.put("publisher", entry.signer().map(IndexEntry.Signer::publisher).orElse(null));
        json.put("key", entry.signer().map(IndexEntry.Signer::key).orElse(null));
        return json;
    }
}
