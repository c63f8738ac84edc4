package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Sweeps on a real Slurm of one node, with the bits that they have without it. */
class SlurmIT {

    private static final String ENGINE = "{type: slurm, glance: 0.5, cpus: 1}";

    @TempDir
    static Path directory;

    private static SlurmCluster cluster;

    @BeforeAll
    static void startCluster() throws Exception {
        cluster = SlurmCluster.start(directory);
    }

    @AfterAll
    static void stopCluster() throws Exception {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void trialsAreTasksOfAnArrayAndHaveTheirBits() throws Exception {
        JsonNode json = slurm().run(sweep(
                        "runs/slürm", "3", "--grid", "training.optimizer.lr=0.01,1e38", "--engine", ENGINE, "--json"))
                .requireSuccess()
                .lastJson();
        assertThat(json.get("finished").asInt()).isEqualTo(1);
        assertThat(json.get("failed").asInt()).isEqualTo(1);
        assertThat(json.get("runs").get(1).get("reason").asString()).contains("epoch 1");
        assertThat(directory.resolve("runs/slürm/.engine/slurm-0.sh")).exists();
        RanvierProcess.assembledIn(directory)
                .run(
                        "train",
                        "yin-yang",
                        "--set=data.limit=60",
                        "--set=training.epochs=3",
                        "--set=training.optimizer.lr=0.01",
                        "--out=runs/alone")
                .requireSuccess();
        assertThat(checkpoint("runs/slürm/1")).isEqualTo(checkpoint("runs/alone"));
    }

    @Test
    void ctrlCCancelsTheJobAndKeepsWhatWasTrained() throws Exception {
        RunFolder trial = new RunFolder(directory.resolve("runs/cancelled/1"));
        String[] command = sweep("runs/cancelled", "5000", "--grid", "training.optimizer.lr=0.01", "--engine", ENGINE);
        try (ChildProcess sweep = slurm().start(command)) {
            while (sweep.isAlive() && trial.epochs() < 1) {
                Thread.sleep(20);
            }
            sweep.signal("INT");
            sweep.await(Duration.ofMinutes(2)).requireExit(130);
        }
        assertThat(directory.resolve("runs/cancelled/1/last.safetensors")).exists();
        assertThat(cluster.run("squeue", "--noheader").stdout()).isBlank();
    }

    @Test
    void aScriptIsPrintedForThoseWhoSubmitByThemselves() throws Exception {
        Result printed = slurm().run(sweep(
                        "runs/printed",
                        "3",
                        "--grid",
                        "training.optimizer.lr=0.01,0.02",
                        "--engine",
                        "{type: slurm, partition: all, time: \"0:10:00\"}",
                        "--print"))
                .requireSuccess();
        assertThat(printed.stdout())
                .contains("#SBATCH --array=0-1", "#SBATCH --partition=all", "#SBATCH --time=0:10:00");
        Path script = Files.writeString(directory.resolve("job.sh"), printed.stdout());
        Result submitted =
                cluster.run("sbatch", "--wait", "--parsable", script.toString()).requireSuccess();
        assertThat(submitted.stdout().strip()).matches("\\d+");
        JsonNode json = slurm().run("sweep", "--resume", "runs/printed", "--engine", "local", "--json")
                .requireSuccess()
                .lastJson();
        assertThat(json.get("finished").asInt()).isEqualTo(2);
        assertThat(directory.resolve("runs/printed/.trials/1/log.txt"))
                .content()
                .contains("1 finished");
    }

    private static String[] sweep(String out, String epochs, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "sweep", "yin-yang", "--set", "data.limit=60", "--set", "training.epochs=" + epochs, "--out", out));
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    private static byte[] checkpoint(String run) throws Exception {
        return Files.readAllBytes(directory.resolve(run).resolve("last.safetensors"));
    }

    private static RanvierProcess slurm() {
        return RanvierProcess.assembledIn(directory)
                .with("SLURM_CONF", cluster.configuration().toString());
    }
}
