package org.ranvier.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class InterruptionTest {

    /** Not SIGINT's 130, because shells let background jobs, and so builds in the background, ignore that signal. */
    private static final int SIGTERM_EXIT_CODE = 143;

    /** A run that a checkpoint saves. */
    static final class Run {

        private Run() {}

        public static void main(String[] args) {
            System.exit(Interruption.watch(
                    () -> {
                        System.out.println("running");
                        try {
                            Thread.sleep(60_000);
                            return 0;
                        } catch (InterruptedException e) {
                            System.out.println("saved");
                            return 130;
                        }
                    },
                    _ -> OptionalInt.empty(),
                    _ -> {}));
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theRunIsSavedAndTheExitCodeIsThatOfTheSignal() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process run = new ProcessBuilder(
                        java,
                        "-cp",
                        "target/classes:target/test-classes",
                        "org.ranvier.cli.process.InterruptionTest$Run")
                .start();
        try (BufferedReader out = run.inputReader()) {
            assertThat(out.readLine()).isEqualTo("running");
            run.toHandle().destroy();
            assertThat(out.readLine()).isEqualTo("saved");
        }
        assertThat(run.waitFor()).isEqualTo(SIGTERM_EXIT_CODE);
    }
}
