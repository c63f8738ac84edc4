package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed at random moments, and gone on with, a run becomes what it would have been, whatever it is made of. */
class KillsIT {

    private static final Random RANDOM = new Random(1);

    /** Within the start of the program, most of the time. */
    private static final int START_MS = 2_000;

    /** A few epochs. */
    private static final int EPOCHS_MS = 200;

    /** So often one run is killed at most, so that it comes to its end. */
    private static final int OFTEN = 8;

    private static final List<String> SHORT = List.of("training.epochs=60", "training.batch=20", "data.limit=60");

    /** Networks and backends, by what is kept between epochs: slots of optimisers, synapses, dormant pairs, widths. */
    private static final Map<String, List<String>> RUNS = Map.of(
            "dcls",
            List.of("network.hidden.delays={type: dcls, max: 8}", "training.schedule={type: cosine}"),
            "slayer",
            List.of("network.hidden.delays.type=slayer"),
            "rigl",
            List.of(
                    "network.hidden.connectivity={type: fixed-sparse, sparsity: 0.5}",
                    "network.hidden.structure={type: rigl, every: 3}"),
            "opencl",
            List.of("backend=opencl"),
            "reference",
            List.of("backend=reference", "network.hidden.neurons=12"),
            "brainscales2",
            List.of("network.hidden.weights.mean=0.5", "network.output.weights.mean=0.5"),
            "sgd",
            List.of("training.optimizer={type: sgd, lr: 0.01, momentum: 0.9}", "network.hidden.dropout=0.2"));

    private static final String CHIP = "brainscales2";

    /** The codes of a run that failed, and of a process that was killed. */
    private static final int RUN = 5;

    private static final int KILLED = 137;

    @TempDir
    Path directory;

    private int within;

    @Test
    void aRunThatIsKilledAtRandomMomentsHasTheBytesOfOneThatIsNot() throws Exception {
        kill(
                Promise.times(5, 10 * Promise.SOAK),
                RUNS.keySet().stream()
                        .filter(name -> !name.equals("opencl") && !name.equals(CHIP))
                        .sorted()
                        .toList());
    }

    /** In the middle of what a driver does, too, which nobody then ends in order. */
    @Test
    void aRunThatIsKilledOnADeviceHasThemToo() throws Exception {
        OpenClDevice.require(ranvier());
        kill(Promise.times(2, Promise.SOAK), List.of("opencl"));
    }

    /** An emulated one, whose noise is that of the batch at which the run goes on. */
    @Test
    void aRunOnTheAnalogChipHasThemToo() throws Exception {
        kill(Promise.times(2, Promise.SOAK), List.of(CHIP));
    }

    /** The process that serves the chip is killed while it trains, and every other time the one that trains, too. */
    @Test
    void aRunWhoseChipIsKilledGoesOnWhenItIsBack() throws Exception {
        int wanted = Promise.times(2, Promise.SOAK);
        ranvier().run(train(CHIP, CHIP)).requireSuccess();
        int kills = 0;
        int said = 0;
        for (int n = 0; kills < wanted; n++) {
            String place = "there-" + n;
            RunFolder run = new RunFolder(directory.resolve(place));
            String address = "127.0.0.1:0";
            boolean ended = false;
            while (!ended) {
                boolean last = kills >= wanted;
                try (ServedChip chip = ServedChip.start(ranvier(), address)) {
                    address = chip.address();
                    long epochs = run.epochs();
                    try (ChildProcess training = ranvier().start(trainThere(place, epochs == 0, address))) {
                        if (!last) {
                            while (training.isAlive() && run.epochs() == epochs) {
                                Thread.sleep(1);
                            }
                            Thread.sleep(RANDOM.nextInt(EPOCHS_MS));
                            chip.server().kill();
                            if (kills % 2 == 1) {
                                training.kill();
                            }
                        }
                        Result result = training.await(ranvier().timeout());
                        ended = result.exitCode() == 0;
                        kills += ended ? 0 : 1;
                        if (result.exitCode() == RUN) {
                            said++;
                            assertThat(result.stderr().lines().toList().getLast())
                                    .startsWith("ranvier: " + address + ": ")
                                    .contains("start the server with 'ranvier hardware serve --listen " + address + "'")
                                    .contains("; the run is kept as it was after epoch ");
                        }
                        assertThat(result.exitCode()).as(result.stderr()).isIn(0, RUN, KILLED);
                    }
                }
            }
            same(run, new RunFolder(directory.resolve(CHIP)));
            run.remove();
        }
        Promise.kept(
                "the server of an analog chip killed while training, every other time with what trains: " + kills
                        + " kills",
                said + " ended with code 5 and a sentence; resumed to the same bytes");
    }

    private static String[] trainThere(String place, boolean begins, String address) {
        if (!begins) {
            return new String[] {"train", "--resume", place};
        }
        List<String> command = new ArrayList<>(List.of(train(CHIP, place)));
        command.addAll(List.of("--set", "backend.address=" + address, "--set", "backend.token_file=chip.token"));
        return command.toArray(String[]::new);
    }

    private void kill(int wanted, List<String> names) throws Exception {
        int kills = 0;
        int networks = 0;
        within = 0;
        for (int n = 0; kills < wanted; n++) {
            String name = names.get(n % names.size());
            Path whole = directory.resolve(name);
            if (Files.notExists(whole)) {
                ranvier().run(train(name, name)).requireSuccess();
                networks++;
            }
            kills += killed(name, n, Math.min(OFTEN, wanted - kills));
            if (n % 10 == 9) {
                System.out.println(kills + " kills so far, " + within + " of them between two epochs");
            }
        }
        Promise.kept(
                "killed at random moments while training, and resumed: " + kills + " kills, " + within
                        + " of them after another epoch, "
                        + (networks == 1 ? names.getFirst() : networks + " kinds of network and backend"),
                "the same bytes in all");
    }

    /** Kills one run until it comes to its end, or often enough; how often that was. */
    private int killed(String name, int n, int most) throws Exception {
        String place = name + "-" + n;
        int kills = 0;
        while (kills < most) {
            RunFolder run = new RunFolder(directory.resolve(place));
            long epochs = run.epochs();
            boolean begun = Files.exists(directory.resolve(place).resolve("resolved.json"));
            String[] command = begun ? new String[] {"train", "--resume", place} : train(name, place);
            try (ChildProcess process = ranvier().start(command)) {
                boolean trains = RANDOM.nextInt(4) > 0;
                while (trains && process.isAlive() && run.epochs() == epochs) {
                    Thread.sleep(1);
                }
                Thread.sleep(RANDOM.nextInt(trains ? EPOCHS_MS : START_MS));
                boolean alive = process.isAlive();
                process.kill();
                if (!alive) {
                    break;
                }
                kills++;
                within += run.epochs() > epochs ? 1 : 0;
            }
            if (!begun && Files.notExists(directory.resolve(place).resolve("resolved.json"))) {
                // Killed before it had a name to be resumed by: nothing was promised, and its folder may be taken
                // again.
                new RunFolder(directory.resolve(place)).remove();
            }
        }
        if (Files.notExists(directory.resolve(place).resolve("resolved.json"))) {
            ranvier().run(train(name, place)).requireSuccess();
        } else if (Files.notExists(directory.resolve(place).resolve("summary.json"))) {
            ranvier().run("train", "--resume", place).requireSuccess();
        }
        RunFolder resumed = new RunFolder(directory.resolve(place));
        same(resumed, new RunFolder(directory.resolve(name)));
        resumed.remove();
        return kills;
    }

    private static void same(RunFolder resumed, RunFolder whole) throws Exception {
        assertThat(resumed.files()).as("%s", resumed).isEqualTo(whole.files());
        assertThat(resumed.last()).as("%s", resumed).isEqualTo(whole.last());
        assertThat(resumed.best()).as("%s", resumed).isEqualTo(whole.best());
        assertThat(resumed.metrics()).as("%s", resumed).isEqualTo(whole.metrics());
    }

    private static String[] train(String name, String place) {
        List<String> command = new ArrayList<>(
                List.of("train", name.equals(CHIP) ? "yin-yang-brainscales2" : "yin-yang", "--out", place));
        SHORT.forEach(setting -> command.addAll(List.of("--set", setting)));
        RUNS.get(name).forEach(setting -> command.addAll(List.of("--set", setting)));
        return command.toArray(String[]::new);
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
