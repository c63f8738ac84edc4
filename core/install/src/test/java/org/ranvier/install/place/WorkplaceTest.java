package org.ranvier.install.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkplaceTest {

    @TempDir
    Path directory;

    @Test
    void whatIsReadyGetsToItsPlaceAndNothingElseStays() throws IOException {
        Path folder = directory.resolve("plugins");
        try (Workplace workplace = new Workplace(folder)) {
            Path room = workplace.room();
            workplace.finish(moves(
                    "one.jar", Files.writeString(room.resolve("a"), "a"),
                    ".receipts/one", Files.writeString(room.resolve("b"), "b")));
        }

        assertThat(names(folder)).containsExactly(".receipts", "one.jar");
    }

    @Test
    void oneThatFailsTakesTheOthersBack() throws IOException {
        Files.writeString(directory.resolve("there.jar"), "there");
        try (Workplace workplace = new Workplace(directory)) {
            Path room = workplace.room();
            Path first = Files.writeString(room.resolve("a"), "a");

            assertThatThrownBy(() -> workplace.finish(moves("one.jar", first, "two.jar", room.resolve("missing"))))
                    .hasMessageContaining("nothing can be installed in");
        }

        assertThat(names(directory)).containsExactly("there.jar");
    }

    @Test
    void whatIsThereIsNotReplaced() throws IOException {
        Path there = Files.writeString(directory.resolve("one.jar"), "there");
        try (Workplace workplace = new Workplace(directory)) {
            Path other = Files.writeString(workplace.room().resolve("a"), "a");

            assertThatThrownBy(() -> workplace.finish(moves("one.jar", other)))
                    .hasMessageContaining("there is something of this name already");
        }

        assertThat(there).hasContent("there");
    }

    @Test
    void onlyOneInstallsAtATime() throws IOException {
        try (Workplace workplace = new Workplace(directory)) {
            workplace.room();
            assertThatThrownBy(() -> new Workplace(directory))
                    .hasMessageContaining("another process is installing plugins there");
            assertThat(workplace.room()).exists();
        }
        new Workplace(directory).close();

        assertThat(names(directory)).isEmpty();
    }

    @Test
    void aJournalOutsideOfTheFolderDeletesNothing() throws IOException {
        Path plugins = Files.createDirectories(directory.resolve("plugins/.installing"))
                .getParent();
        Path other = Files.writeString(directory.resolve("other"), "other");
        Files.writeString(plugins.resolve(".installing/journal"), "../other\n\n");

        new Workplace(plugins).close();

        assertThat(other).exists();
    }

    @Test
    void aFolderThatCannotBeMadeIsTold() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "a file");

        assertThatThrownBy(() -> new Workplace(file.resolve("plugins")))
                .hasMessageContaining("nothing can be installed in " + file.resolve("plugins"));
    }

    private static Map<String, Path> moves(Object... namesAndFiles) {
        Map<String, Path> moves = new LinkedHashMap<>();
        for (int n = 0; n < namesAndFiles.length; n += 2) {
            moves.put((String) namesAndFiles[n], (Path) namesAndFiles[n + 1]);
        }
        return moves;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
