package org.ranvier.cli.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.RemoteFile;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.process.Interrupted;
import org.ranvier.cli.process.Interruptible;
import org.ranvier.fetch.LocalFileImport;
import org.ranvier.runtime.PluginRuntime;

/** Brings data that is on this machine into a data folder: published files, or recordings of a person's own. */
public final class DataImport implements Command {

    static final String AS = "as";
    static final String EXAMPLE = "example";
    static final String TEST = "test";
    static final String VALIDATION = "validation";
    static final String KEEP_GROUPS = "keep-groups";
    static final String TITLE = "title";
    static final String LICENCE = "licence";
    private static final String REPLACE = "replace";

    @Override
    public String name() {
        return "data import";
    }

    @Override
    public String summary() {
        return "Check files that are here already and put them into a data folder: recordings of your own, with a dataset's settings,"
                + " or published data, with the folder where it lies";
    }

    @Override
    public String example() {
        return "ranvier data import spikes train=a.csv channels=60 time_unit=ms --as mine";
    }

    @Override
    public Arguments arguments() {
        return new Arguments("NAME (KEY=VALUE… or DIR)", 0, Integer.MAX_VALUE);
    }

    @Override
    public List<Option> options() {
        return List.of(
                CommonOptions.value(
                        EXAMPLE,
                        "LAYOUT",
                        "Write a small file to look at, into the folder or file that follows, and say how it is laid out: npz, csv, hdf5, arrays-npz …"),
                CommonOptions.value(AS, "NAME", "What to call recordings of your own, in experiments too"),
                CommonOptions.value(
                        TEST,
                        "SHARE",
                        "The share of the training samples to test on, such as 0.2, where there is no test split"),
                CommonOptions.value(
                        VALIDATION,
                        "SHARE",
                        "The share of the training samples to validate on, where there is no validation split"),
                CommonOptions.flag(
                        KEEP_GROUPS,
                        "Let these shares consist of whole groups, such as subjects, instead of some of each class"),
                CommonOptions.value(TITLE, "TEXT", "The full name of the recordings"),
                CommonOptions.value(LICENCE, "TEXT", "Their licence, such as CC0"),
                CommonOptions.flag(REPLACE, "Replace published files that are there but wrong"),
                CommonOptions.value(
                        CommonOptions.DATA,
                        "DIR",
                        "The data folder to put them into, instead of the first of $RANVIER_DATA and ~/.cache/ranvier that may be written to"),
                CommonOptions.plugins());
    }

    @Override
    public Outcome run(Invocation invocation) throws InterruptedException {
        if (invocation.has(EXAMPLE)) {
            return example(invocation);
        }
        if (invocation.arguments().isEmpty()) {
            throw new RanvierException(Problem.usage(
                    "",
                    "'data import' needs NAME (KEY=VALUE… or DIR)",
                    "see ranvier data import --help, or how files may look: ranvier data import --example npz"));
        }
        PluginRuntime plugins = invocation.openPlugins();
        String name = invocation.arguments().getFirst();
        List<String> rest =
                invocation.arguments().subList(1, invocation.arguments().size());
        Optional<PublishedData> published = PublishedData.find(plugins, name);
        if (published.isPresent() && rest.stream().noneMatch(argument -> argument.contains("="))) {
            return published(published.get().source(), rest, invocation);
        }
        Path given =
                invocation.environment().folder().resolve(name).toAbsolutePath().normalize();
        if (Files.isDirectory(given)) {
            throw new RanvierException(OwnImport.folder(name, given, reader("folders", invocation), "folder"));
        }
        if (Files.exists(given)) {
            throw new RanvierException(Problem.usage(
                    "",
                    "'" + name + "' is a file, but what reads it comes first",
                    "write such as ranvier data import " + reader("files", invocation) + " train=" + name
                            + " channels=60 time_unit=ms --as NAME"));
        }
        return new OwnImport(plugins, plugins.find(Dataset.class, name, ""), invocation).run(rest);
    }

    private static Outcome example(Invocation invocation) {
        List<String> targets = invocation.arguments();
        if (targets.size() > 1) {
            throw new RanvierException(Problem.usage(
                    "--" + EXAMPLE,
                    "an example is written into one file or folder, not " + targets.size(),
                    "write ranvier data import --example npz DIR"));
        }
        return DataExample.named(invocation.value(EXAMPLE).orElseThrow(), invocation.environment())
                .write(targets.stream().findFirst(), invocation);
    }

    private static String reader(String use, Invocation invocation) {
        return invocation.defaults().first(Dataset.class, use).orElse("DATASET");
    }

    private Outcome published(DataSource source, List<String> rest, Invocation invocation) throws InterruptedException {
        if (rest.size() != 1 || invocation.has(AS)) {
            throw new RanvierException(Problem.usage(
                    "",
                    "published data is imported under its own name, from one folder",
                    "write ranvier data import " + source.name() + " DIR"));
        }
        Path from = invocation.environment().folder().resolve(rest.getFirst());
        if (!Files.isDirectory(from)) {
            throw new RanvierException(
                    Problem.data(rest.getFirst(), "there is no such folder", "name the folder that has the files"));
        }
        Path folder = DataPlace.of(invocation.dataTargets(), source.name());
        List<RemoteFile> copied = Interruptible.run(
                stop -> LocalFileImport.take(source, from, folder, invocation.has(REPLACE), stop),
                done -> new Interrupted(
                        "interrupted; " + done.size() + " files are in place", "give the same command again"));
        invocation
                .console()
                .text()
                .println(source.title() + " is complete in " + folder + ": " + copied.size() + " of "
                        + source.files().size() + " files were copied, all have the right checksum.");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", source.name());
        json.put("folder", folder.toString());
        json.put("files", source.files().stream().map(RemoteFile::path).toList());
        json.put("copied", copied.stream().map(RemoteFile::path).toList());
        return Outcome.success(json);
    }
}
