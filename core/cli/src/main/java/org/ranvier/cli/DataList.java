package org.ranvier.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.runtime.Provided;

/** Lists datasets and whether their files are there. */
final class DataList implements Command {

    @Override
    public String name() {
        return "data list";
    }

    @Override
    public String summary() {
        return "List the datasets that plugins know, and whether their files are there";
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
        List<DatasetProbe> probes = invocation.openPlugins().all(Dataset.class).stream()
                .map(Provided::component)
                .map(dataset -> DatasetProbe.of(dataset, folders))
                .toList();
        Console console = invocation.console();
        Table table = new Table(0);
        for (DatasetProbe probe : probes) {
            table.row(probe.dataset().name(), probe.isFound() ? "found" : "not found", says(probe));
        }
        console.text().print(table.text(console.width()));
        String searched = folders.searched().stream().map(Path::toString).collect(Collectors.joining(", "));
        console.text().println("Folders searched: " + searched);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("datasets", probes.stream().map(DatasetProbe::json).toList());
        json.put("searched", folders.searched().stream().map(Path::toString).toList());
        return Outcome.success(json);
    }

    private static String says(DatasetProbe probe) {
        return probe.isFound()
                ? probe.splitText() + "; " + probe.dataset().description()
                : probe.problems().stream().map(Problem::toString).collect(Collectors.joining(" "));
    }
}
