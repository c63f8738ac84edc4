package org.ranvier.plugins.datasets.nmnist;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/** The digit and the split of every recording, from folders or from lists. */
final class Index {

    private static final Pattern BY_FOLDER = Pattern.compile("(?:.*/)?(Train|Test)/([0-9])/[^/.][^/]*\\.(?:bin|bs2)");
    private static final Pattern LIST = Pattern.compile("((?:.*/)?)(train|test)[^/]*\\.txt");
    private static final Pattern LINE = Pattern.compile("([0-9]{1,9})\\s+([0-9])");

    private Index() {}

    /** All recordings; those of a folder for each digit in the order of their names, which is that of MNIST. */
    static List<Recording> of(Path folder, EventFiles files) {
        List<Recording> recordings = files.paths().stream()
                .map(Index::byFolder)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing((Recording recording) -> name(recording.path()))
                        .thenComparing(Recording::path))
                .toList();
        if (recordings.isEmpty()) {
            recordings = byLists(files);
        }
        if (recordings.stream().noneMatch(recording -> recording.split().equals("train"))) {
            throw new RanvierException(
                    Problem.data(
                            folder.toString(),
                            "it has no recordings Train/0…9/NAME.bin, nor a list train….txt of numbers and digits",
                            "put Train.zip and Test.zip of N-MNIST there, or unpack there what you have, a .tar.gz with tar xzf"));
        }
        return recordings;
    }

    private static Optional<Recording> byFolder(String path) {
        Matcher matcher = BY_FOLDER.matcher(path);
        return matcher.matches()
                ? Optional.of(new Recording(
                        path,
                        Integer.parseInt(matcher.group(2)),
                        matcher.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    private static List<Recording> byLists(EventFiles files) {
        Set<String> paths = new HashSet<>(files.paths());
        List<Recording> recordings = new ArrayList<>();
        for (String path : files.paths().stream().sorted().toList()) {
            Matcher list = LIST.matcher(path);
            if (list.matches()) {
                String[] lines = new String(files.read(path), StandardCharsets.UTF_8).split("\\R");
                for (int n = 0; n < lines.length; n++) {
                    if (!lines[n].isBlank() && !lines[n].startsWith("#")) {
                        recordings.add(listed(lines[n].strip(), list, paths, files.place(path) + ":" + (n + 1)));
                    }
                }
            }
        }
        return recordings;
    }

    private static Recording listed(String line, Matcher list, Set<String> paths, String where) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new RanvierException(Problem.data(
                    where, "'" + line + "' is not the number of a recording and its digit", "mend the line"));
        }
        String base = list.group(1) + matcher.group(1);
        String path = Stream.of(base + ".bs2", base + ".bin")
                .filter(paths::contains)
                .findFirst()
                .orElseThrow(() -> new RanvierException(
                        Problem.data(where, "there is no file " + base + ".bs2", "put it there, or remove the line")));
        return new Recording(path, Integer.parseInt(matcher.group(2)), list.group(2));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
