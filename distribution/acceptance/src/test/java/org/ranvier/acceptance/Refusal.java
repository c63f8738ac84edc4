package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the program with what it must refuse: every problem is one sentence on stderr, stdout stays empty, no stack
 * trace shows, and the working directory is left as it was.
 *
 * @param ranvier the program, in the directory that must not change
 */
record Refusal(RanvierProcess ranvier) {

    /** The assembled program, in a directory. */
    static Refusal in(Path directory) {
        return new Refusal(RanvierProcess.assembledIn(directory));
    }

    /** Fails unless the arguments are refused with that exit code; returns the sentences. */
    List<String> of(int exitCode, String... arguments) throws IOException, InterruptedException {
        List<Path> before = files();
        Result result = ranvier.run(arguments).requireExit(exitCode);

        assertThat(result.stdout()).isEmpty();
        assertThat(files()).as("what is left").isEqualTo(before);
        return sentences(result.stderr().lines().toList());
    }

    /** Fails unless every line is a sentence for people; returns them without the name of the program. */
    static List<String> sentences(List<String> lines) {
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .startsWith("ranvier: ")
                        .matches(".*[.?]")
                        .doesNotContain("Exception", "\tat ", "internal error", "null", "--debug"));
        return lines.stream().map(line -> line.substring("ranvier: ".length())).toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(ranvier.directory())) {
            return files.sorted().toList();
        }
    }
}
