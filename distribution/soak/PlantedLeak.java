import java.io.FileInputStream;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What distribution/soak/leaks must find: an agent that keeps something for each epoch of a run. */
public final class PlantedLeak {

    private static final int BYTES = 1024;

    /** A thread or an open file is kept for so many epochs, as no machine has one for each. */
    private static final int SELDOM = 1_000;

    private static final List<Object> KEPT = new ArrayList<>();

    private PlantedLeak() {}

    /** Begins; the argument is what to keep, a comma, and the file that gets a line for each epoch. */
    public static void premain(String argument) {
        String[] parts = argument.split(",", 2);
        Thread thread = new Thread(() -> follow(parts[0], Path.of(parts[1])), "planted");
        thread.setDaemon(true);
        thread.start();
    }

    private static void follow(String what, Path metrics) {
        try {
            long line = 0;
            for (long epoch = 0; ; Thread.sleep(20)) {
                if (Files.notExists(metrics)) {
                    continue;
                }
                if (line == 0) {
                    String text = Files.readString(metrics);
                    line = text.indexOf('\n') + 1;
                }
                for (; line > 0 && epoch < Files.size(metrics) / line; epoch++) {
                    keep(what, epoch);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keep(String what, long epoch) throws Exception {
        switch (what) {
            case "heap" -> KEPT.add(new byte[BYTES - 16]);
            case "native" -> KEPT.add(Arena.global().allocate(BYTES).fill((byte) 1).address());
            case "threads" -> {
                if (epoch % SELDOM == 0) {
                    Thread thread = new Thread(() -> await(new CountDownLatch(1)), "kept");
                    thread.setDaemon(true);
                    thread.start();
                }
            }
            case "files" -> {
                if (epoch % SELDOM == 0) {
                    KEPT.add(new FileInputStream("/dev/null"));
                }
            }
            default -> throw new IllegalArgumentException("there is no leak '" + what + "'");
        }
    }

    private static void await(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
