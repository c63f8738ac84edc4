package org.ranvier.acceptance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A page that is followed to the letter: its files are written, and the commands of its blocks {@code sh guide} run, in
 * the order of the page. Only Maven is that of the build, with what the build has fetched.
 */
final class Guide {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Set<String> FILES = Set.of("java", "yaml", "properties");

    private final Path page;
    private final Path folder;
    private Path current;

    /** @param folder where the reader is */
    Guide(String page, Path folder) throws IOException {
        this.page = Installation.sources().resolve(page);
        this.folder = folder;
        this.current = Files.createDirectories(folder.resolve("work"));
    }

    void follow() throws IOException, InterruptedException {
        for (Document.Block block : Document.read(page).blocks()) {
            if (block.is("sh", "guide")) {
                run(block.text());
            } else if (FILES.contains(block.language()) && block.role().contains(".")) {
                write(block.role(), block.text());
            }
        }
    }

    /** Writes a file as the reader does, in the folder that the commands so far led to. */
    void write(String file, String text) throws IOException {
        Path path = current.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void run(String commands) throws IOException, InterruptedException {
        for (String line : commands.lines().toList()) {
            if (line.startsWith("cd ")) {
                current = current.resolve(line.substring(3));
            } else {
                command(line).requireSuccess();
            }
        }
    }

    Result command(String line) throws IOException, InterruptedException {
        return ChildProcess.run(List.of("sh", "-c", line.replace("./mvnw", maven())), current, variables(), TIMEOUT);
    }

    private String maven() {
        Maven maven = new Maven(folder.resolve("repository"));
        return "'" + System.getProperty("ranvier.maven") + "/bin/mvn' -q -B '" + String.join("' '", maven.options())
                + "'";
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(Maven.variables());
        variables.put(
                "PATH", Installation.assembled().launcher().getParent() + File.pathSeparator + System.getenv("PATH"));
        variables.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        variables.put("RANVIER_PLUGINS", "");
        variables.put("RANVIER_DATA", "");
        return variables;
    }
}
