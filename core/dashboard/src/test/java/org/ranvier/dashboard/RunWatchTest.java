package org.ranvier.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunWatchTest {

    @TempDir
    Path folder;

    @Test
    void whatHasNotChangedIsNotMadeAgain() throws Exception {
        for (int n = 0; n < 200; n++) {
            RunFolder.in(folder, "run-" + n).epoch(1).epoch(2);
        }
        RunWatch watch = new RunWatch(List.of(folder));
        Map<String, String> first = Map.copyOf(watch.lookNow().rows());
        RunFolder.in(folder, "run-7").epoch(3);
        Map<String, String> second = watch.lookNow().rows();

        assertThat(second).hasSize(200);
        assertThat(second.entrySet())
                .filteredOn(row -> row.getValue() != first.get(row.getKey()))
                .singleElement()
                .satisfies(row -> assertThat(row.getValue()).contains("\"run-7\""));
    }

    @Test
    void runsOfSeveralSeedsAreFoundInTheirFolder() throws Exception {
        Path series = Files.createDirectories(folder.resolve("series"));
        Files.writeString(series.resolve("series.json"), "{}");
        RunFolder.in(series, "seed-1");
        RunFolder.in(folder, "alone");
        Files.createDirectories(folder.resolve("nothing/below"));

        assertThat(names(folder)).containsExactlyInAnyOrder("alone", "series/seed-1");
        assertThat(names(series)).containsExactly("series/seed-1");
        assertThat(names(series.resolve("seed-1"))).containsExactly("seed-1");
        assertThat(names(folder, series)).containsExactlyInAnyOrder("alone", "series/seed-1");
    }

    @Test
    void aFolderWithoutRunsSaysSo() {
        assertThat(new RunWatch(List.of(folder.resolve("later"))).look().note())
                .contains("There are no runs in")
                .endsWith("one appears here as soon as it begins.");
    }

    @Test
    void epochsAreToldFromAPlaceUnlessTheyAreOfAnotherBeginning() throws Exception {
        RunFolder run = RunFolder.in(folder, "a").epoch(1).epoch(2).epoch(3);
        RunWatch watch = new RunWatch(List.of(folder));
        watch.look();
        RunWatch.Run seen = watch.run("run-1").orElseThrow();

        assertThat(watch.epochs(seen, 2, 0)).containsEntry("from", 2).containsEntry("size", 3);
        Files.delete(run.path().resolve("metrics.jsonl"));
        run.epoch(1);
        assertThat(watch.epochs(seen, 3, 0))
                .containsEntry("from", 0)
                .containsEntry("size", 1)
                .containsEntry("beginnings", 1);
    }

    @Test
    void aNumberThatIsNoneIsNull() {
        assertThat(Row.numbers(new double[] {1, Double.NaN, Double.POSITIVE_INFINITY}))
                .containsExactly(1.0, null, null);
    }

    private static List<String> names(Path... places) {
        return new RunWatch(List.of(places))
                .look().rows().values().stream()
                        .map(JsonMapper.shared()::readTree)
                        .map((JsonNode row) -> row.get("name").asString())
                        .toList();
    }
}
