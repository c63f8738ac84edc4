package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One experiment has one checkpoint, however it is computed; and many that run at once do not disturb each other. */
class SameBytesIT {

    private static final List<String> EXPERIMENT = List.of(
            "train",
            "yin-yang",
            "--set",
            "training.epochs=2",
            "--set",
            "training.batch=30",
            "--set",
            "data.limit=200",
            "--set",
            "network.hidden.neurons=25");

    private static final List<Integer> THREADS = List.of(1, 2, 3, 4, 8, 1_000);

    @TempDir
    Path directory;

    @Test
    void threadsWidthsRepeatsAndTheInterpreterGiveTheSameBytes() throws Exception {
        Map<String, String> hashes = new LinkedHashMap<>();
        for (int threads : Promise.SOAK == 1 ? List.of(3, 1_000) : THREADS) {
            hashes.put("threads " + threads, trained("t" + threads, "", "--threads", Integer.toString(threads)));
        }
        for (String options : Promise.SOAK == 1
                ? List.of("-Xint")
                : List.of("-Xint", "-XX:UseAVX=2", "-XX:UseAVX=3", "-XX:UseAVX=1", "-XX:TieredStopAtLevel=1")) {
            hashes.put(options, trained("o" + hashes.size(), "-XX:+IgnoreUnrecognizedVMOptions " + options));
        }
        for (int n = 0; n < Promise.times(1, 20); n++) {
            hashes.put("repeat " + n, trained("r" + n, ""));
        }

        assertThat(hashes.values().stream().distinct()).as("%s", hashes).hasSize(1);
        Promise.kept(
                "one experiment, " + hashes.size() + " times: threads "
                        + (Promise.SOAK == 1 ? "3, 1,000" : "1 to 1,000")
                        + ", interpreted and compiled, vectors of 128 to 512 bits, repeated",
                "one SHA-256");
    }

    /** All of them read what one command has put into the folder of data, and none has it all to itself. */
    @Test
    void runsAtTheSameTimeOnTheSameDataDoNotDisturbEachOther() throws Exception {
        int runs = Promise.times(3, 32);
        String alone = trained("alone", "");
        List<ChildProcess> all = new ArrayList<>();
        try {
            for (int n = 0; n < runs; n++) {
                // Without --out, so that they also compete for names under runs/.
                all.add(ranvier().start(EXPERIMENT.toArray(String[]::new)));
            }
            for (ChildProcess one : all) {
                one.await(java.time.Duration.ofMinutes(10)).requireSuccess();
            }
        } finally {
            for (ChildProcess one : all) {
                one.close();
            }
        }
        List<Path> made;
        try (var folders = Files.list(directory.resolve("runs"))) {
            made = folders.toList();
        }
        assertThat(made).hasSize(runs);
        for (Path run : made) {
            assertThat(hash(run)).isEqualTo(alone);
        }
        Promise.kept(
                runs + " runs at the same time, in one folder and on one cache", "one SHA-256, " + runs + " folders");
    }

    private String trained(String place, String options, String... more) throws Exception {
        List<String> command = new ArrayList<>(EXPERIMENT);
        command.addAll(List.of("--out", place));
        command.addAll(List.of(more));
        ranvier()
                .with("JDK_JAVA_OPTIONS", options)
                .run(command.toArray(String[]::new))
                .requireSuccess();
        return hash(directory.resolve(place));
    }

    private static String hash(Path run) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(Files.readAllBytes(run.resolve("last.safetensors"))));
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
