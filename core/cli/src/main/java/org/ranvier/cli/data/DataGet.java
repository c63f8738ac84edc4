package org.ranvier.cli.data;

import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.RemoteFile;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.process.Interrupted;
import org.ranvier.cli.process.Interruptible;
import org.ranvier.cli.terminal.Console;
import org.ranvier.fetch.Fetcher;
import org.ranvier.fetch.Patience;
import org.ranvier.fetch.Proxies;
import org.ranvier.fetch.SourceStatus;

/** Fetches published data. */
public final class DataGet implements Command {

    private static final String REPLACE = "replace";
    private static final String MIRROR = "mirror";
    private static final String MIRROR_VARIABLE = "RANVIER_DATA_MIRROR";

    @Override
    public String name() {
        return "data get";
    }

    @Override
    public String summary() {
        return "Fetch published data from its official places and verify its checksums; goes on where it was interrupted";
    }

    @Override
    public String example() {
        return "ranvier data get mnist";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("NAME");
    }

    @Override
    public List<Option> options() {
        return List.of(
                CommonOptions.value(
                        CommonOptions.DATA,
                        "DIR",
                        "The data folder to fetch into, instead of the first of $RANVIER_DATA and ~/.cache/ranvier that may be written to"),
                CommonOptions.flag(REPLACE, "Replace files that are there but wrong"),
                CommonOptions.value(
                        MIRROR,
                        "URL",
                        "A data folder on the web to ask before the official places, such as your institute's; $"
                                + MIRROR_VARIABLE + " otherwise"),
                CommonOptions.plugins());
    }

    @Override
    @SuppressWarnings("try") // The report is closed early: its last line comes before the result.
    public Outcome run(Invocation invocation) throws InterruptedException {
        DataSource source = PublishedData.require(
                        invocation.openPlugins(), invocation.arguments().getFirst())
                .source();
        Optional<URI> mirror = mirror(invocation);
        Path folder = DataPlace.of(invocation.dataTargets(), source.name());
        SourceStatus before = SourceStatus.bySize(source, folder);
        Console console = invocation.console();
        boolean complete;
        try (FetchReport report = new FetchReport(console, source, before);
                Fetcher fetcher = new Fetcher(
                        Patience.USUAL,
                        new Proxies(invocation.environment().variables(), ProxySelector.getDefault()),
                        mirror)) {
            complete = Interruptible.run(
                    stop -> fetcher.fetch(source, folder, invocation.has(REPLACE), report, stop),
                    _ -> interrupted(source));
            report.close();
            List<String> fetched = report.finished();
            console.text()
                    .println((source.files().size() == 1
                                    ? "The file"
                                    : "All " + source.files().size() + " files") + " of "
                            + source.title() + (source.files().size() == 1 ? " is in " : " are in ") + folder
                            + ", with the right "
                            + (source.files().size() == 1 ? "checksum" : "checksums")
                            + (fetched.isEmpty() ? "; there was nothing to fetch." : "."));
            return Outcome.success(json(source, folder, fetched, complete));
        }
    }

    private static Interrupted interrupted(DataSource source) {
        return new Interrupted(
                "interrupted; what was fetched is kept", "go on with: ranvier data get " + source.name());
    }

    private static Map<String, Object> json(DataSource source, Path folder, List<String> fetched, boolean complete) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", source.name());
        json.put("title", source.title());
        json.put("licence", source.licence());
        json.put("folder", folder.toString());
        json.put("complete", complete);
        json.put("files", source.files().stream().map(RemoteFile::path).toList());
        json.put("fetched", fetched);
        return json;
    }

    private static Optional<URI> mirror(Invocation invocation) {
        Optional<String> option = invocation.value(MIRROR);
        String where = option.isPresent() ? "--" + MIRROR : MIRROR_VARIABLE;
        return option.or(() -> invocation.environment().variable(MIRROR_VARIABLE))
                .map(text -> {
                    try {
                        URI uri = URI.create(text);
                        if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                                && uri.getHost() != null) {
                            return uri;
                        }
                    } catch (IllegalArgumentException e) {
                        // Told below.
                    }
                    throw new RanvierException(Problem.usage(
                            where,
                            "'" + text + "' is not the address of a folder on the web",
                            "write such as https://data.example.org/ranvier/"));
                });
    }
}
