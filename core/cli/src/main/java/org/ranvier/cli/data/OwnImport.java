package org.ranvier.cli.data;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Checksum;
import org.ranvier.api.data.Dataset;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.process.FolderRemoval;
import org.ranvier.cli.terminal.Console;
import org.ranvier.config.ComponentRef;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.fetch.Digests;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.text.DiskReason;
import org.ranvier.training.data.ImportedData;
import org.ranvier.training.data.TimesLook;

/**
 * Imports files of a person's own: reads them all with a dataset, which finds what is wrong with them, says what is in
 * them, and copies them into a folder with a descriptor.
 */
final class OwnImport {

    private final PluginRuntime plugins;
    private final Dataset dataset;
    private final Invocation invocation;

    OwnImport(PluginRuntime plugins, Dataset dataset, Invocation invocation) {
        this.plugins = plugins;
        this.dataset = dataset;
        this.invocation = invocation;
    }

    /**
     * Imports.
     *
     * @param assignments the settings of the dataset, each {@code key=value}; files are those of the current folder
     */
    Outcome run(List<String> assignments) throws InterruptedException {
        String name = name();
        Map<String, Object> settings = settings(assignments);
        Map<String, Object> data = shares();
        Path folder = DataPlace.of(invocation.dataTargets(), name);
        if (Files.exists(folder)) {
            throw new RanvierException(
                    Problem.data(folder.toString(), "it is there already", "choose another name, or remove it"));
        }
        FilesLookedUp files =
                new FilesLookedUp(invocation.environment().folder(), new LinkedHashMap<>(), new LinkedHashSet<>());
        ImportSummary summary;
        Settings all = Settings.of(dataset.schema(), settings);
        try (Dataset.Opened opened = dataset.open(all, files)) {
            summary = ImportSummary.of(
                    opened,
                    TimesLook.unit(all.asMap()),
                    data.containsKey(DataImport.TEST),
                    invocation.has(DataImport.KEEP_GROUPS));
        } catch (RanvierException e) {
            throw explained(e, settings, files);
        }
        if (invocation.has(DataImport.KEEP_GROUPS)
                && !data.isEmpty()
                && summary.groups().size() < 2) {
            throw new RanvierException(Problem.usage(
                    "--" + DataImport.KEEP_GROUPS,
                    summary.groups().isEmpty()
                            ? "the files do not say whom samples are from"
                            : "all samples are from '" + summary.groups().getFirst() + "'",
                    summary.groups().isEmpty()
                            ? "leave it out, or add that to the files, such as a column or an array group"
                            : "leave it out"));
        }
        Map<String, Object> reading = new LinkedHashMap<>(Map.of(ComponentRef.TYPE, dataset.name()));
        settings.forEach((key, value) ->
                reading.put(key, files.found().containsKey(value) ? name + "/" + files.nameOf((String) value) : value));
        data.put("dataset", reading);
        keep(folder, files, data, summary);
        Console console = invocation.console();
        summary.print(name, console);
        console.text().println("It is in " + folder + ". In an experiment, write  data: {dataset: " + name + "}");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("folder", folder.toString());
        json.putAll(summary.json());
        return Outcome.success(json);
    }

    /**
     * Explains files that were not found: a dataset speaks of data folders, but what is imported is looked for in the
     * current one.
     */
    private RanvierException explained(RanvierException refused, Map<String, Object> settings, FilesLookedUp files) {
        List<Problem> problems = new ArrayList<>();
        settings.forEach((key, value) -> {
            if (files.inVain().contains(value)) {
                Path path =
                        files.from().resolve((String) value).toAbsolutePath().normalize();
                problems.add(
                        Files.isDirectory(path)
                                ? folder((String) value, path, dataset.name(), key)
                                : Problem.data(
                                        key,
                                        "there is no '" + value + "' in "
                                                + files.searched().getFirst(),
                                        "name it as it is seen from there; data folders are not looked into"));
            }
        });
        return problems.isEmpty() ? refused : new RanvierException(problems);
    }

    /** Refuses a folder, which is not copied. */
    static Problem folder(String name, Path path, String dataset, String key) {
        return Problem.usage(
                name,
                "this is a folder, and only single files are imported",
                "name a file in it, or, where a dataset reads folders, leave it where it is: an experiment finds it with data: {dataset: {type: "
                        + dataset + ", " + key + ": " + path.getFileName() + "}} and --data " + path.getParent());
    }

    private String name() {
        String name = invocation
                .value(DataImport.AS)
                .orElseThrow(() -> new RanvierException(
                        Problem.usage("", "recordings of your own need a name", "add --" + DataImport.AS + " NAME")));
        if (!ImportedData.isName(name)) {
            throw new RanvierException(Problem.usage(
                    "--" + DataImport.AS,
                    "'" + name + "' cannot name a folder",
                    "use letters, digits, '.', '-' and '_'"));
        }
        if (PublishedData.find(plugins, name).isPresent()
                || plugins.all(Dataset.class).stream().anyMatch(it -> it.name().equals(name))) {
            throw new RanvierException(Problem.usage(
                    "--" + DataImport.AS, "'" + name + "' is the name of other data", "choose another name"));
        }
        return name;
    }

    private Map<String, Object> settings(List<String> assignments) {
        Problems problems = new Problems();
        Mapping given = Mapping.empty(Place.of(dataset.name()));
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                problems.add(
                        Place.of(assignment),
                        "this is not a setting and its value",
                        "write such as train=" + assignment);
                continue;
            }
            String key = assignment.substring(0, equals);
            given = given.with(key, ConfigParser.parse(key, assignment.substring(equals + 1)));
        }
        Map<String, Object> settings = new ComponentRef(dataset.name(), given, given.place())
                .settings(dataset.schema(), problems)
                .structural();
        problems.throwIfAny();
        return settings;
    }

    private Map<String, Object> shares() {
        Map<String, Object> shares = new LinkedHashMap<>();
        for (String option : List.of(DataImport.TEST, DataImport.VALIDATION)) {
            invocation.value(option).ifPresent(text -> {
                shares.put(option, share(option, text));
                if (invocation.has(DataImport.KEEP_GROUPS)) {
                    shares.put(option + "_by", "group");
                }
            });
        }
        return shares;
    }

    private static double share(String option, String text) {
        try {
            double share = Double.parseDouble(text);
            if (Range.open(0, 1).contains(share)) {
                return share;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new RanvierException(Problem.usage(
                "--" + option, "'" + text + "' is no share between 0 and 1", "write --" + option + " 0.2"));
    }

    /** Makes the folder under another name first, so that it is there as a whole or not at all. */
    private void keep(Path folder, FilesLookedUp files, Map<String, Object> data, ImportSummary summary)
            throws InterruptedException {
        Path making = folder.resolveSibling(
                "." + folder.getFileName() + "." + ProcessHandle.current().pid() + ".importing");
        try {
            Files.createDirectories(making);
            try {
                Map<String, String> sha256 = new LinkedHashMap<>();
                for (Map.Entry<String, Path> file : files.found().entrySet()) {
                    Path copy = making.resolve(files.nameOf(file.getKey()));
                    Files.copy(file.getValue(), copy);
                    sha256.put(copy.getFileName().toString(), Digests.of(copy, Checksum.Algorithm.SHA256));
                }
                Map<String, Object> facts = new LinkedHashMap<>();
                facts.put(
                        DataImport.TITLE,
                        invocation
                                .value(DataImport.TITLE)
                                .orElse(folder.getFileName().toString()));
                facts.put(
                        DataImport.LICENCE, invocation.value(DataImport.LICENCE).orElse("unknown"));
                facts.put("samples", summary.samples());
                facts.put("classes", summary.names());
                if (!summary.channels().isEmpty()) {
                    facts.put("channels", summary.channels());
                }
                ImportedData.write(making, facts, data, sha256);
                Files.move(making, folder);
            } finally {
                FolderRemoval.remove(making);
            }
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException();
        } catch (FileAlreadyExistsException e) {
            throw new RanvierException(
                    Problem.data(folder.toString(), "it has come to be there in the meantime", "choose another name"),
                    e);
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.data(
                            folder.toString(),
                            "it cannot be written (" + DiskReason.of(e) + ")",
                            "make room or mend its permissions, or name another folder with --data DIR"),
                    e);
        }
    }

    /**
     * The files that the dataset looked up, which are those to copy.
     *
     * @param from the folder that names are relative to
     * @param found the files by the names used
     * @param inVain the names by which no file was found
     */
    private record FilesLookedUp(Path from, Map<String, Path> found, Set<String> inVain)
            implements Dataset.DataFolders {

        @Override
        public Optional<Path> find(String relative) {
            Path path = from.resolve(relative);
            Optional<Path> file = Optional.of(path).filter(Files::isRegularFile);
            file.ifPresentOrElse(it -> found.put(relative, it), () -> inVain.add(relative));
            return file;
        }

        @Override
        public List<Path> searched() {
            return List.of(from.toAbsolutePath().normalize());
        }

        /** Returns the name of a file in the folder: its own name, with a number where another file has that. */
        String nameOf(String used) {
            List<String> names = new ArrayList<>();
            for (Map.Entry<String, Path> file : found.entrySet()) {
                String own = file.getValue().getFileName().toString();
                String name = names.contains(own) || own.equals(ImportedData.FILE) ? names.size() + "-" + own : own;
                if (file.getKey().equals(used)) {
                    return name;
                }
                names.add(name);
            }
            throw new IllegalArgumentException(used);
        }
    }
}
