package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The list of runs: what people look at to see how far they are. */
class RunsIT {

    private static final int USAGE = 2;

    @TempDir
    Path directory;

    @Test
    void runsAreListedWithWhatCameOfThem() throws Exception {
        JsonNode trained = train("finished", "--set", "training.epochs=1", "--json")
                .requireSuccess()
                .lastJson();
        Files.createDirectory(directory.resolve("runs/foreign"));

        Result result = ranvier().run("runs").requireSuccess();
        JsonNode json = ranvier().run("runs", "runs", "--json").requireSuccess().lastJson();

        assertThat(result.stdout().lines())
                .satisfiesExactly(
                        head -> assertThat(head).startsWith("run ").endsWith("started"),
                        line -> assertThat(line)
                                .containsSubsequence(
                                        "finished", "finished", "1/1", "%", "1,300", "simd", "yin-yang", "Yin-Yang"),
                        foreign -> assertThat(foreign).isEqualTo("foreign: this is not a run directory"));
        JsonNode run = json.get("runs").get(0);
        assertThat(run.get("run").asString()).isEqualTo("finished");
        assertThat(run.get("state").asString()).isEqualTo("finished");
        for (String key : List.of("test_at_best_validation", "parameters", "spikes_per_neuron", "epochs")) {
            assertThat(run.get(key)).as(key).isEqualTo(trained.get(key));
        }
    }

    @Test
    void aRunThatGoesOnIsToldFromOneThatWasKilled() throws Exception {
        try (ChildProcess process = ranvier().start(command("mine", "--set", "training.epochs=5000"))) {
            RunFolder run = new RunFolder(directory.resolve("runs/mine"));
            while (process.isAlive() && run.epochs() < 1) {
                Thread.sleep(5);
            }
            assertThat(stateOf("mine")).isEqualTo("running");
            assertThat(ranvier()
                            .run("train", "--resume", "runs/mine")
                            .requireExit(USAGE)
                            .stderr())
                    .contains("runs/mine: another process trains this run; wait for it, or stop it first.");
            process.kill();
        }
        assertThat(stateOf("mine")).isEqualTo("interrupted");
    }

    @Test
    void withoutRunsItSaysHowToMakeOne() throws Exception {
        assertThat(ranvier().run("runs").requireSuccess().stdout())
                .startsWith("There are no runs in 'runs'; make one with: ranvier train yin-yang");
        assertThat(Refusal.in(directory).of(USAGE, "runs", "elsewhere"))
                .containsExactly("elsewhere: this is not a folder that can be read; give a folder of runs.");
    }

    private String stateOf(String run) throws Exception {
        JsonNode json = ranvier().run("runs", "--json").requireSuccess().lastJson();
        assertThat(json.get("runs").get(0).get("run").asString()).isEqualTo(run);
        return json.get("runs").get(0).get("state").asString();
    }

    private Result train(String name, String... more) throws Exception {
        return ranvier().run(command(name, more));
    }

    private static String[] command(String name, String... more) {
        List<String> command =
                new ArrayList<>(List.of("train", "yin-yang", "--set", "data.limit=100", "--out", "runs/" + name));
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
