package org.ranvier.cli.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Dataset.Description;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Table;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Provided;
import org.ranvier.training.data.ImportedData;

/** Shows all about a dataset, about published data, or about imported data. */
public final class DataInfo implements Command {

    @Override
    public String name() {
        return "data info";
    }

    @Override
    public String summary() {
        return "Show a dataset's splits, shape, classes, licence, source and checksums, or the files of published or imported data";
    }

    @Override
    public String example() {
        return "ranvier data info yin-yang";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("NAME");
    }

    @Override
    public List<Option> options() {
        return List.of(CommonOptions.data(), CommonOptions.plugins());
    }

    @Override
    public Outcome run(Invocation invocation) {
        String name = invocation.arguments().getFirst();
        PluginRuntime plugins = invocation.openPlugins();
        Console console = invocation.console();
        Optional<PublishedPage> page = PublishedData.find(plugins, name)
                .map(published -> PublishedPage.of(published, invocation.dataFolders()));
        boolean dataset =
                plugins.all(Dataset.class).stream().map(Provided::name).anyMatch(name::equals);
        Optional<ImportedData> imported =
                dataset || page.isPresent() ? Optional.empty() : ImportedData.find(name, invocation.dataFolders());
        if (imported.isPresent()) {
            ImportedPage own = ImportedPage.of(imported.get());
            own.print(console);
            return Outcome.success(own.json());
        }
        Map<String, Object> json = new LinkedHashMap<>();
        if (page.isEmpty() || dataset) {
            DatasetProbe probe = DatasetProbe.of(plugins.find(Dataset.class, name, ""), invocation.dataFolders());
            if (!probe.isFound() && page.isEmpty()) {
                throw new RanvierException(probe.problems());
            }
            probe.description().ifPresent(description -> print(probe, description, console));
            json.putAll(probe.json());
            page.ifPresent(it -> print(it, console, json));
            if (page.flatMap(PublishedPage::folder).isPresent()) {
                // What is here cannot be read all the same: it is damaged, or has to be unpacked.
                probe.problems().forEach(console::problem);
            }
        } else {
            print(page.get(), console, json);
        }
        return Outcome.success(json);
    }

    private static void print(PublishedPage page, Console console, Map<String, Object> json) {
        page.print(console);
        json.putAll(page.json());
    }

    private static void print(DatasetProbe probe, Description description, Console console) {
        console.text().println(probe.dataset().name() + " – " + description.title());
        Table table = new Table(2)
                .row("splits", probe.splitText())
                .row("shape", description.shape().toString())
                .row("classes", classes(description));
        if (!description.channels().isEmpty()) {
            table.row("channels", String.join(", ", description.channels()));
        }
        table.row("licence", description.licence()).row("source", description.source());
        description.sha256().forEach((file, checksum) -> table.row(file, "sha256 " + checksum));
        console.text().print(table.text(console.width()));
    }

    private static String classes(Description description) {
        List<String> names = description.classes();
        return names.isEmpty() ? "none" : names.size() + ": " + String.join(", ", names);
    }
}
