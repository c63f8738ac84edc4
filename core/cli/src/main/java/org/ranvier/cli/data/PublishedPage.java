package org.ranvier.cli.data;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Table;
import org.ranvier.fetch.Sizes;
import org.ranvier.fetch.SourceStatus;
import org.ranvier.fetch.SourceStatus.FileStatus;

/**
 * All about published data: its files, with checksums looked at.
 *
 * @param standing of its files; of a folder that does not exist where it is in no data folder
 * @param folder where it is, if it is somewhere
 */
record PublishedPage(PublishedData published, SourceStatus standing, Optional<Path> folder) {

    static PublishedPage of(PublishedData published, DataFolders folders) {
        Optional<Path> folder = published.folder(folders);
        Path wanted = folder.orElseGet(
                () -> folders.searched().getLast().resolve(published.source().name()));
        return new PublishedPage(published, SourceStatus.byChecksum(published.source(), wanted), folder);
    }

    void print(Console console) {
        DataSource source = published.source();
        console.text().println(source.name() + " – " + published.titleAndSize());
        Table facts = new Table(2)
                .row("read by", "dataset " + published.reader())
                .row("licence", source.licence())
                .row("cite", source.citation())
                .row("folder", folder.map(Path::toString).orElse("none yet"));
        console.text().print(facts.text(console.width()));
        Table files = new Table(2);
        for (FileStatus file : standing.files()) {
            files.row(
                    file.file().path(),
                    file.file().bytes() < 0 ? "" : Sizes.text(file.file().bytes()),
                    says(file));
        }
        console.text().print(files.text(console.width()));
        if (!standing.isComplete()) {
            String replace = standing.count(SourceStatus.State.WRONG) > 0 ? " --replace" : "";
            console.text().println("Fetch what is missing with: ranvier data get " + source.name() + replace);
        }
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("published", published.source().name());
        json.put("title", published.source().title());
        json.put("licence", published.source().licence());
        json.put("citation", published.source().citation());
        json.put("dataset", published.reader());
        json.put("folder", folder.map(Path::toString).orElse(null));
        json.put("complete", standing.isComplete());
        json.put("files", standing.files().stream().map(PublishedPage::json).toList());
        return json;
    }

    private static Map<String, Object> json(FileStatus file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", file.file().path());
        json.put("bytes", file.file().bytes());
        json.put("checksum", file.file().checksum().toString());
        json.put("state", file.state().name().toLowerCase(Locale.ROOT));
        json.put("urls", file.file().urls().stream().map(Object::toString).toList());
        return json;
    }

    private static String says(FileStatus file) {
        return switch (file.state()) {
            case PRESENT -> "here, checksum right";
            case WRONG -> "here, but with other content than published";
            case MISSING ->
                file.partial() > 0 ? "missing, " + Sizes.text(file.partial()) + " fetched so far" : "missing";
        };
    }
}
