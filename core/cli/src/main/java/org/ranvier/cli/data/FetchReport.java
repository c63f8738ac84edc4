package org.ranvier.cli.data;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.RemoteFile;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Progress;
import org.ranvier.fetch.FetchListener;
import org.ranvier.fetch.Sizes;
import org.ranvier.fetch.SourceStatus;
import org.ranvier.fetch.SourceStatus.State;

/** Console report of a download: what is fetched, under which licence, and its progress. */
final class FetchReport implements FetchListener, AutoCloseable {

    private final Console console;
    private final DataSource source;
    private final long before;
    private final List<RemoteFile> finished = new ArrayList<>();
    private Progress progress;

    FetchReport(Console console, DataSource source, SourceStatus standing) {
        this.console = console;
        this.source = source;
        before = standing.all(State.PRESENT).stream()
                .mapToLong(file -> Math.max(0, file.file().bytes()))
                .sum();
        if (!standing.isComplete()) {
            say(source.title() + (source.bytes() < 0 ? "" : ", " + Sizes.text(source.bytes())) + ", licence "
                    + source.licence());
            say("Cite: " + source.citation());
        }
    }

    /** The paths of the files that were fetched. */
    List<String> finished() {
        return finished.stream().map(RemoteFile::path).toList();
    }

    @Override
    public void reached(RemoteFile file, long bytes) {
        if (progress == null) {
            progress = console.progressInBytes(source.name(), before + bytes, source.bytes());
        }
        progress.reached(
                before
                        + finished.stream()
                                .mapToLong(done -> Math.max(0, done.bytes()))
                                .sum()
                        + bytes,
                file.path());
    }

    @Override
    public void note(String clause) {
        say("  " + clause);
    }

    @Override
    public void finished(RemoteFile file, String from) {
        finished.add(file);
        say("  " + file.path() + (file.bytes() < 0 ? "" : ", " + Sizes.text(file.bytes())) + ", from " + from);
    }

    /** Takes the bar away, whatever happened. */
    @Override
    public void close() {
        if (progress != null) {
            progress.close();
            progress = null;
        }
    }

    private void say(String line) {
        if (progress != null) {
            progress.line(line);
        } else {
            console.aside().println(line);
        }
    }
}
