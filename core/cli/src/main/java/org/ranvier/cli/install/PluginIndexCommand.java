package org.ranvier.cli.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.install.archive.Limits;
import org.ranvier.install.index.IndexEntry;
import org.ranvier.install.index.IndexWriter;
import org.ranvier.install.index.PluginIndex;
import org.ranvier.install.sign.KeyFile;

/** Makes a folder of plugins into one that others can install from. */
public final class PluginIndexCommand implements Command {

    private static final String KEY = "key";

    @Override
    public String name() {
        return "plugin index";
    }

    @Override
    public String summary() {
        return "Write the index of a folder of plugins, to host it for others";
    }

    @Override
    public String example() {
        return "ranvier plugin index /srv/www/plugins --key lab.key";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("DIR");
    }

    @Override
    public List<Option> options() {
        return List.of(CommonOptions.value(KEY, "FILE", "Private key to sign the index with"));
    }

    @Override
    public Outcome run(Invocation invocation) {
        String given = invocation.arguments().getFirst();
        Path folder = invocation.environment().folder().resolve(given);
        if (!Files.isDirectory(folder)) {
            throw new RanvierException(Problem.usage(
                    given, "there is no such folder", "name the folder with the jars and zips of plugins"));
        }
        Optional<KeyFile> key = invocation
                .value(KEY)
                .map(file -> KeyFile.read(invocation.environment().folder().resolve(file)));
        List<IndexEntry> entries = IndexWriter.write(folder, Limits.USUAL.withBytes(Long.MAX_VALUE), key);
        long signed = entries.stream().filter(e -> e.signer().isPresent()).count();
        invocation
                .console()
                .text()
                .println(folder.resolve(PluginIndex.FILE) + ": " + entries.size()
                        + (entries.size() == 1 ? " plugin" : " plugins") + ", " + signed
                        + " of them signed; the index is "
                        + key.map(pair -> "signed by " + pair.publisher()).orElse("not signed") + ".");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", folder.resolve(PluginIndex.FILE).toString());
        json.put("plugins", entries.stream().map(IndexEntry::toString).toList());
        return Outcome.success(json);
    }
}
