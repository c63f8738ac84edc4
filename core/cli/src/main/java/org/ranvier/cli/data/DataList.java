package org.ranvier.cli.data;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Table;
import org.ranvier.fetch.SourceStatus;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Provided;
import org.ranvier.training.data.ImportedData;

/** Lists datasets and whether their files are there. */
public final class DataList implements Command {

    @Override
    public String name() {
        return "data list";
    }

    @Override
    public String summary() {
        return "List the datasets that plugins know, whether their files are there, and what can be fetched";
    }

    @Override
    public String example() {
        return "ranvier data list --data my-data";
    }

    @Override
    public List<Option> options() {
        return List.of(CommonOptions.data(), CommonOptions.plugins());
    }

    @Override
    public Outcome run(Invocation invocation) {
        DataFolders folders = invocation.dataFolders();
        PluginRuntime plugins = invocation.openPlugins();
        List<DatasetProbe> probes = plugins.all(Dataset.class).stream()
                .map(Provided::component)
                .map(dataset -> DatasetProbe.of(dataset, folders))
                .toList();
        Console console = invocation.console();
        Table table = new Table(2);
        for (DatasetProbe probe : probes) {
            table.row(probe.dataset().name(), probe.isFound() ? "found" : "not found", says(probe));
        }
        console.text().println("Datasets");
        console.text().print(table.text(console.width()));
        List<PublishedData> published = PublishedData.all(plugins);
        print(published, folders, console);
        Map<String, Path> imported = ImportedData.all(folders);
        if (!imported.isEmpty()) {
            Table own = new Table(2);
            imported.forEach((name, folder) -> own.row(name, "in " + folder + "; data: {dataset: " + name + "}"));
            console.text().println("Imported data");
            console.text().print(own.text(console.width()));
        }
        String searched = folders.searched().stream().map(Path::toString).collect(Collectors.joining(", "));
        console.text().println("Folders searched: " + searched);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("datasets", probes.stream().map(DatasetProbe::json).toList());
        json.put("published", published.stream().map(it -> json(it, folders)).toList());
        json.put("imported", List.copyOf(imported.keySet()));
        json.put("searched", folders.searched().stream().map(Path::toString).toList());
        return Outcome.success(json);
    }

    private static void print(List<PublishedData> published, DataFolders folders, Console console) {
        if (published.isEmpty()) {
            return;
        }
        Table table = new Table(2);
        for (PublishedData each : published) {
            Optional<SourceStatus> standing = each.standing(folders);
            table.row(
                    each.source().name(),
                    PublishedData.state(standing),
                    each.titleAndSize() + ", read by " + each.reader()
                            + standing.filter(SourceStatus::isComplete)
                                    .map(it -> "; in " + it.folder())
                                    .orElse("; " + folders.howToGet(each.source())));
        }
        console.text().println("Published data");
        console.text().print(table.text(console.width()));
    }

    private static Map<String, Object> json(PublishedData published, DataFolders folders) {
        Optional<SourceStatus> standing = published.standing(folders);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", published.source().name());
        json.put("title", published.source().title());
        json.put("licence", published.source().licence());
        json.put("bytes", published.source().bytes());
        json.put("dataset", published.reader());
        json.put("complete", standing.filter(SourceStatus::isComplete).isPresent());
        json.put("folder", standing.map(it -> it.folder().toString()).orElse(null));
        return json;
    }

    private static String says(DatasetProbe probe) {
        return probe.isFound()
                ? probe.splitText() + "; " + probe.dataset().description()
                : probe.problems().stream().map(Problem::toString).collect(Collectors.joining(" "));
    }
}
