package org.ranvier.training.archive;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.training.run.RunDirectory;

/**
 * Contents of a folder of runs.
 *
 * @param runs the runs, the latest first
 * @param others entries that are not runs or cannot be read, by name
 */
public record RunListing(List<RunOverview> runs, List<Other> others) {

    private static final Comparator<RunOverview> LATEST_FIRST = Comparator.comparing(
                    RunOverview::started,
                    Comparator.comparing(s -> s.orElse(OffsetDateTime.MIN), OffsetDateTime.timeLineOrder()))
            .reversed()
            .thenComparing(RunOverview::run);

    /**
     * Something that is passed over.
     *
     * @param name its file name
     * @param reason why, a clause
     */
    public record Other(String name, String reason) {}

    /**
     * Looks into a folder; hidden files are left out.
     *
     * @throws RanvierException if it is no folder that can be read
     */
    public static RunListing of(Path folder) {
        List<RunOverview> runs = new ArrayList<>();
        List<Other> others = new ArrayList<>();
        for (Path path : entries(folder)) {
            String name = path.getFileName().toString();
            if (!Files.isRegularFile(path.resolve(RunDirectory.EXPERIMENT))) {
                others.add(new Other(name, "this is not a run directory"));
                continue;
            }
            try {
                runs.add(RunFiles.of(path).overview(name));
            } catch (IOException | DateTimeException e) {
                others.add(new Other(name, "it cannot be read: " + reason(e)));
            }
        }
        runs.sort(LATEST_FIRST);
        return new RunListing(runs, others);
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> !f.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.usage(folder.toString(), "this is not a folder that can be read", "give a folder of runs"),
                    e);
        }
    }

    /** Why the files of a run cannot be read, a clause. */
    static String reason(Exception e) {
        return switch (e) {
            case NoSuchFileException missing -> Path.of(missing.getFile()).getFileName() + " is missing";
            case CharacterCodingException _ -> "one of its files is not text";
            case AccessDeniedException _ -> "permission denied";
            default -> e.getMessage();
        };
    }
}
