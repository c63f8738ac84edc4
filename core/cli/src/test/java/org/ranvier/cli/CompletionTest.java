package org.ranvier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.ranvier.cli.process.Environment;

class CompletionTest {

    private static final Environment NOTHING = new Environment(Map.of(), Optional.empty(), Path.of(""), Path.of(""));

    @Test
    @EnabledIf("hasBash")
    void bashCompletesWhatFits() throws IOException, InterruptedException {
        assertThat(complete("pl")).containsExactly("plugin");
        assertThat(complete("plugin", ""))
                .containsExactly(
                        "list",
                        "info",
                        "install",
                        "remove",
                        "new",
                        "verify",
                        "repository",
                        "search",
                        "update",
                        "rollback",
                        "bundle",
                        "index",
                        "key",
                        "sign",
                        "trust");
        assertThat(complete("data", "info", "yin-yang", "--d")).containsExactly("--data", "--debug");
        assertThat(complete("completion", "z")).containsExactly("zsh");
        assertThat(complete("plugin", "new", "s")).containsExactlyInAnyOrder("schedule", "surrogate", "synapse");
        assertThat(complete("")).contains("doctor", "--help");
    }

    @Test
    void everyScriptKnowsEveryCommandAndOption() {
        for (String text : List.of(script("bash"), script("zsh"), script("fish"))) {
            assertThat(text)
                    .contains(
                            "plugin",
                            "list",
                            "info",
                            "doctor",
                            "completion",
                            "json",
                            "plugins",
                            "data",
                            "bash",
                            "fish");
        }
        assertThat(script("fish"))
                .contains("-n '__fish_seen_subcommand_from plugin; and __fish_seen_subcommand_from new' -a neuron\n");
        assertThat(script("fish")).contains("-d 'Show a component\\'s settings").contains("-l plugins -r");
    }

    private static String script(String shell) {
        return Ran.ranvier(NOTHING, "completion", shell).out();
    }

    static boolean hasBash() {
        return Files.isExecutable(Path.of("/bin/bash"));
    }

    private List<String> complete(String... words) throws IOException, InterruptedException {
        String line = Arrays.stream(words).map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        Process bash = new ProcessBuilder(
                        "/bin/bash",
                        "-c",
                        script("bash") + "COMP_WORDS=(ranvier " + line + "); COMP_CWORD=" + words.length
                                + "; _ranvier; echo ${COMPREPLY[@]}")
                .start();
        String said = new String(bash.getInputStream().readAllBytes());
        assertThat(bash.waitFor()).isZero();
        return List.of(said.strip().split(" "));
    }
}
