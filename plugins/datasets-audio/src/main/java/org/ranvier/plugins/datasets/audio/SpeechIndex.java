package org.ranvier.plugins.datasets.audio;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/** The classes of a folder of speech, and the class, speaker and split of each of its files. */
record SpeechIndex(List<String> classes, List<Clip> clips) {

    private static final String INDEX = "index.csv";
    private static final List<String> COLUMNS = List.of("file", "label", "speaker", "split");
    /** By split, in a fixed order: a file that both name validates. */
    private static final SortedMap<String, String> LISTS = Collections.unmodifiableSortedMap(
            new TreeMap<>(Map.of("validation", "validation_list.txt", "test", "testing_list.txt")));

    /** A file before its class has a number. */
    private record Entry(String path, String label, String speaker, String split) {}

    static SpeechIndex of(Path folder, SoundFiles files) {
        // What is packed together has a folder of its own in the archive; paths in lists begin below it.
        Map<String, String> bySuffix = new HashMap<>();
        for (String path : files.paths()) {
            String[] parts = path.split("/");
            if (parts.length >= 2 && SoundFormat.isSound(path)) {
                bySuffix.put(parts[parts.length - 2] + "/" + parts[parts.length - 1], path);
            }
        }
        Path index = folder.resolve(INDEX);
        List<Entry> entries = Files.isRegularFile(index) ? fromIndex(index, bySuffix) : fromFolders(files, bySuffix);
        if (entries.isEmpty()) {
            throw new RanvierException(Problem.data(
                    folder.toString(),
                    "it has no CLASS/NAME.wav or .flac",
                    "put the folders of the classes there, or their .tar.gz"));
        }
        List<String> classes =
                List.copyOf(entries.stream().map(Entry::label).collect(Collectors.toCollection(TreeSet::new)));
        return new SpeechIndex(
                classes,
                entries.stream()
                        .map(e -> new Clip(e.path(), classes.indexOf(e.label()), e.speaker(), e.split()))
                        .toList());
    }

    /** Refuses a set of which a list is missing or empty, without which everything would be for training. */
    void requireLists(Path folder) {
        LISTS.forEach((split, list) -> {
            if (clips.stream().noneMatch(clip -> clip.split().equals(split))) {
                throw new RanvierException(Problem.data(
                        folder.toString(),
                        "no file of a " + list + " is there",
                        "unpack the whole of the archive there"));
            }
        });
    }

    private static List<Entry> fromFolders(SoundFiles files, Map<String, String> bySuffix) {
        Map<String, String> splits = new HashMap<>();
        LISTS.forEach((split, list) -> files.paths().stream()
                .filter(path -> path.equals(list) || path.endsWith("/" + list))
                .forEach(path -> new String(files.read(path), StandardCharsets.UTF_8)
                        .lines()
                        .forEach(line -> splits.put(line.strip(), split))));
        return bySuffix.entrySet().stream()
                .filter(e -> !e.getKey().startsWith("_"))
                .sorted(Map.Entry.comparingByKey())
                .map(e -> new Entry(
                        e.getValue(),
                        e.getKey().substring(0, e.getKey().indexOf('/')),
                        speaker(e.getKey()),
                        splits.getOrDefault(e.getKey(), "train")))
                .toList();
    }

    private static String speaker(String file) {
        int end = file.indexOf("_nohash_");
        return end < 0 ? "" : file.substring(file.indexOf('/') + 1, end);
    }

    private static List<Entry> fromIndex(Path index, Map<String, String> bySuffix) {
        List<CsvRecord> lines = lines(index);
        List<String> head = lines.isEmpty() ? List.of() : header(lines);
        if (!head.containsAll(COLUMNS)) {
            throw new RanvierException(Problem.data(
                    index + ":1", "its columns are " + head, "it needs " + COLUMNS + ", separated by commas"));
        }
        List<Entry> entries = new ArrayList<>();
        for (CsvRecord line : lines.subList(1, lines.size())) {
            List<String> cells = line.getFields().stream().map(String::strip).toList();
            String file = cells.size() == head.size()
                    ? cells.get(head.indexOf("file")).replace('\\', '/')
                    : null;
            if (file == null || !bySuffix.containsKey(file)) {
                throw new RanvierException(Problem.data(
                        index + ":" + line.getStartingLineNumber(),
                        file == null ? "it has " + cells.size() + " cells" : "there is no file " + file,
                        file == null ? "give it " + head.size() : "put it there, or remove the line"));
            }
            entries.add(new Entry(
                    bySuffix.get(file),
                    cells.get(head.indexOf("label")),
                    cells.get(head.indexOf("speaker")),
                    cells.get(head.indexOf("split"))));
        }
        return entries;
    }

    /** The lines, by the separator with which the first of them names the columns. */
    private static List<CsvRecord> lines(Path index) {
        for (char separator : new char[] {'\t', ';'}) {
            try {
                List<CsvRecord> lines = lines(index, separator);
                if (!lines.isEmpty() && header(lines).containsAll(COLUMNS)) {
                    return lines;
                }
            } catch (CsvParseException e) {
                // What follows a quote is another separator.
            }
        }
        try {
            return lines(index, ',');
        } catch (CsvParseException e) {
            throw new RanvierException(Problem.data(
                    index.toString(),
                    "a field of it has no end: perhaps a quote is not closed",
                    "export it anew as comma-separated values"));
        }
    }

    private static List<String> header(List<CsvRecord> lines) {
        return lines.getFirst().getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<CsvRecord> lines(Path index, char separator) {
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.SKIP)
                .trimWhitespacesAroundQuotes(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .detectBomHeader(true);
        try (CsvReader<CsvRecord> reader = builder.ofCsvRecord(index)) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw SoundFolder.unreadable(index.toString(), e);
        } catch (UncheckedIOException e) {
            throw SoundFolder.unreadable(index.toString(), e.getCause());
        }
    }
}
