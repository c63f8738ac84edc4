package org.ranvier.plugins.engines.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.Settings;
import org.ranvier.api.engine.Engine;
import org.ranvier.api.engine.Order;
import org.ranvier.api.engine.Submission.Phase;
import org.ranvier.api.engine.Task;

/** What is handed to clusters does what it should where a shell runs it, whatever names there are. */
class ScriptTest {

    @TempDir
    Path directory;

    @Test
    void everyTaskOfTheArrayRunsItsTrialInTheWorkingFolder() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("it's ü; $(here)"));
        Order order = order(folder, 3);
        String script = text(new Slurm()
                .script(order, settings(new Slurm(), Map.of("cpus", 2, "options", "--nice=5", "at_once", 2))));
        assertThat(script).startsWith("#!/bin/sh\n").contains("#SBATCH --array=0-2%2\n", "#SBATCH --nice=5\n");
        run(script, "SLURM_ARRAY_TASK_ID", "1");
        assertThat(folder.resolve("log 1")).content().isEqualTo(folder + "\nsweep\na 'b' 1\n--threads\n2\n");
        assertThat(folder.resolve("log 0")).doesNotExist();
    }

    @Test
    void theManifestRunsTheSame() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("pods"));
        Map<String, Object> given = Map.of("image", "r:1", "claim", "c");
        String manifest = text(new Kubernetes().script(order(folder, 2), settings(new Kubernetes(), given)));
        assertThat(manifest).contains("completions: 2", "name: \"ranvier-my-net\"", "image: \"r:1\"");
        String indent = " ".repeat(16);
        String script = String.join(
                "\n",
                manifest.lines()
                        .filter(line -> line.startsWith(indent))
                        .map(line -> line.substring(indent.length()))
                        .toList());
        run("cd '" + folder + "'\n" + script, "JOB_COMPLETION_INDEX", "0");
        assertThat(folder.resolve("log 0")).content().isEqualTo(folder + "\nsweep\na 'b' 0\n--threads\n1\n");
    }

    @Test
    void moreTrialsThanAJobTakesAreRefusedWithTheSetting() {
        Settings settings = settings(new Slurm(), Map.of("array_size", 2));
        assertThatThrownBy(() -> new Slurm().script(order(directory, 3), settings))
                .hasMessageContaining("3 trials do not fit into one job of 2");
    }

    @Test
    void everyStateThatSlurmHasIsOneOfFour() {
        assertThat(SlurmSubmission.standing("PENDING").phase()).isEqualTo(Phase.WAITING);
        assertThat(SlurmSubmission.standing("COMPLETING").phase()).isEqualTo(Phase.RUNNING);
        assertThat(SlurmSubmission.standing("FAILED").phase()).isEqualTo(Phase.ENDED);
        assertThat(SlurmSubmission.standing("OUT_OF_MEMORY").reason()).contains("memory");
        assertThat(SlurmSubmission.standing("REVOKED").reason()).isEqualTo("Slurm says revoked");
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static Settings settings(Engine engine, Map<String, Object> given) {
        return Settings.of(engine.schema(), new LinkedHashMap<>(given));
    }

    private static Order order(Path folder, int trials) {
        return new Order(
                "My net",
                folder,
                folder,
                List.of("/bin/sh", "-c", "pwd; printf '%s\\n' \"$@\"", "name"),
                OptionalInt.empty(),
                IntStream.range(0, trials)
                        .mapToObj(n -> new Task(
                                Integer.toString(n),
                                folder.resolve("base.yaml"),
                                List.of(),
                                folder.resolve("" + n),
                                folder.resolve("log " + n),
                                List.of("sweep", "a 'b' " + n)))
                        .toList());
    }

    private void run(String script, String variable, String value) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of("/bin/sh", "-c", script))).inheritIO();
        builder.environment().put(variable, value);
        assertThat(builder.start().waitFor()).isZero();
    }
}
