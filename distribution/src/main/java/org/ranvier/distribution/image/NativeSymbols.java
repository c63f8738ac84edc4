package org.ranvier.distribution.image;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes tables of symbols out of the native libraries of a linked Java, where the machine has {@code strip}: 5 MB,
 * which name the functions of the virtual machine in reports of its crashes and serve nothing else.
 */
final class NativeSymbols {

    private NativeSymbols() {}

    /**
     * Strips all shared libraries below a directory.
     *
     * @return whether the machine has the program
     */
    static boolean strip(Path directory) throws IOException, InterruptedException {
        Optional<Path> program = onPath("strip");
        if (program.isEmpty() || !System.getProperty("os.name").equals("Linux")) {
            return false;
        }
        List<String> command = new ArrayList<>(List.of(program.get().toString(), "--strip-unneeded"));
        try (Stream<Path> files = Files.walk(directory)) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".so"))
                    .sorted()
                    .forEach(command::add);
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("strip failed: " + said);
        }
        return true;
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
