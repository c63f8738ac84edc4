package org.ranvier.cli;

import java.util.List;
import org.apache.commons.cli.Option;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Dataset.Description;

/** Shows all about a dataset. */
final class DataInfo implements Command {

    @Override
    public String name() {
        return "data info";
    }

    @Override
    public String summary() {
        return "Show a dataset's splits, shape, classes, licence, source and checksums";
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
        Dataset dataset = invocation.openPlugins().find(Dataset.class, name, "");
        DatasetProbe probe = DatasetProbe.of(dataset, invocation.dataFolders());
        Description description = probe.description().orElseThrow(() -> new RanvierException(probe.problems()));
        Console console = invocation.console();
        console.text().println(dataset.name() + " – " + description.title());
        Table table = new Table(2)
                .row("splits", probe.splitText())
                .row("shape", description.shape().toString())
                .row("classes", classes(description))
                .row("licence", description.licence())
                .row("source", description.source());
        description.sha256().forEach((file, checksum) -> table.row(file, "sha256 " + checksum));
        console.text().print(table.text(console.width()));
        return Outcome.success(probe.json());
    }

    private static String classes(Description description) {
        List<String> names = description.classes();
        return names.isEmpty() ? "none" : names.size() + ": " + String.join(", ", names);
    }
}
