package org.ranvier.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.conformance.Plugins;

/**
 * Jazzer in place of our own mutations, with the profile {@code soak} alone, which brings it: each reader in a process
 * of its own, from files that are right.
 */
class CoverageGuidedTest {

    private static final int SOAK = Integer.getInteger("ranvier.soak", 1);

    private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";

    private static final int FILES = 2_000 * SOAK;

    private static final Pattern DONE = Pattern.compile("Done (\\d+) runs");
    private static final Pattern REACHED = Pattern.compile("cov: (\\d+)");

    @TempDir
    Path directory;

    @Test
    void whateverJazzerMakesOfFilesIsTakenOrRefused() throws Exception {
        Assumptions.assumeTrue(hasJazzer(), "the profile soak brings Jazzer");
        long files = 0;
        long reached = 0;
        List<Reader> readers = Reader.all(Plugins.open());
        for (Reader reader : readers) {
            String said = run(reader, Math.max(1, FILES / 1000 * reader.share()));
            Matcher done = DONE.matcher(said);
            assertThat(done.find()).as("%s: %s", reader.name(), end(said)).isTrue();
            files += Long.parseLong(done.group(1));
            reached += REACHED.matcher(said)
                    .results()
                    .mapToLong(it -> Long.parseLong(it.group(1)))
                    .max()
                    .orElse(0);
        }
        System.out.printf(
                Locale.ROOT,
                "promise: | files that Jazzer makes by what earlier ones reached: %,d over %d readers, %,d edges of the code reached | typed refusals alone, none after more than 1 s of processor time |%n",
                files,
                readers.size(),
                reached);
    }

    private String run(Reader reader, int files) throws IOException, InterruptedException {
        Path place = Files.createDirectories(directory.resolve(reader.name().replaceAll("\\W+", "-")));
        Path corpus = Files.createDirectories(place.resolve("corpus"));
        for (byte[] seed : reader.seeds()) {
            Files.write(Files.createTempFile(corpus, "seed", ""), seed);
        }
        Path found = Files.createDirectories(Path.of("target/fuzz"));
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        // The modules that this process has.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(it -> it.startsWith("--"))
                .forEach(command::add);
        command.addAll(List.of(
                "-Xmx1g",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dranvier.installation=" + System.getProperty("ranvier.installation"),
                "-D" + FuzzTarget.READER + "=" + reader.name(),
                "-cp",
                System.getProperty("java.class.path"),
                JAZZER,
                "--target_class=" + FuzzTarget.class.getName(),
                "--instrumentation_includes=org.ranvier.**:io.jhdf.**:tools.jackson.**:org.snakeyaml.**:de.siegmar.**:org.jflac.**",
                "-seed=1",
                "-runs=" + files,
                "-max_len=16384",
                // Of a clock, so that a machine that is busy, or asleep, is none; FuzzTarget looks at processor time.
                "-timeout=600",
                "-rss_limit_mb=3000",
                "-artifact_prefix=" + found.toAbsolutePath() + "/" + place.getFileName() + "-",
                corpus.toString()));
        Path said = place.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int code = process.waitFor();
        String text = Files.readString(said, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(code).as("%s: %s", reader.name(), end(text)).isZero();
        return text;
    }

    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - 4_000));
    }

    private static boolean hasJazzer() {
        try {
            Class.forName(JAZZER, false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
