package org.ranvier.cli.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ranvier.cli.isolation.FootprintFile.Text;
import org.ranvier.runtime.plugin.CallObserver;
import org.ranvier.runtime.plugin.Plugin;

/**
 * What a process leaves for the one that started it: which component it was in last, that it is alive, and how it
 * ended. It lies in memory that is mapped to a file, so that it outlives the process however that ends.
 */
public final class Footprint implements CallObserver {

    /** System property: the file, where this process was started to run a command isolated. */
    public static final String PROPERTY = "ranvier.footprint";

    /** That of a process that nobody asked for it. */
    public static final Footprint NOBODYS = new Footprint(Optional.empty());

    private static final long BEAT_MILLIS = 500;

    /** Exit code of a process that was told to end by SIGTERM. */
    private static final int TERMINATED = 143;

    private final Optional<FootprintFile> file;
    private final Map<Call, Integer> records = new ConcurrentHashMap<>();
    private final ThreadLocal<Inside> inside = ThreadLocal.withInitial(Inside::new);

    private record Call(String plugin, String subject, String method) {}

    /** The calls that a thread is in, the innermost last. */
    private static final class Inside {

        private int[] calls = new int[16];
        private int depth;

        void push(int call) {
            if (depth == calls.length) {
                calls = Arrays.copyOf(calls, 2 * depth);
            }
            calls[depth++] = call;
        }

        /** Leaves a call; returns the one around it, or 0. */
        int pop() {
            depth--;
            return depth == 0 ? 0 : calls[depth - 1];
        }
    }

    private Footprint(Optional<FootprintFile> file) {
        this.file = file;
    }

    /** Returns that of this process; one that leaves nothing where nobody asked for it. */
    public static Footprint ofProcess() {
        String place = System.getProperty(PROPERTY);
        if (place == null) {
            return NOBODYS;
        }
        try {
            FootprintFile file = FootprintFile.open(Path.of(place));
            file.begin();
            Footprint footprint = new Footprint(Optional.of(file));
            beat(file);
            return footprint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether somebody asked for it: this process runs a command isolated. */
    public boolean isAskedFor() {
        return file.isPresent();
    }

    @Override
    public void entered(Plugin plugin, String subject, String method) {
        file.ifPresent(to -> {
            int call = records.computeIfAbsent(
                    new Call(plugin.toString(), subject, method),
                    one -> to.record(one.plugin(), one.subject(), one.method()));
            inside.get().push(call);
            to.enter(call);
        });
    }

    @Override
    public void left() {
        file.ifPresent(to -> to.leave(inside.get().pop()));
    }

    /** Says how to go on should the process end from now on. */
    public void remedy(String clause) {
        file.ifPresent(to -> to.write(Text.REMEDY, clause));
    }

    /** Names the folder that plugins are installed in, where there is something to clear up should the process end. */
    public void installing(Path folder) {
        file.ifPresent(to ->
                to.write(Text.INSTALLING, folder.toAbsolutePath().normalize().toString()));
    }

    /** The process is about to end in good order. */
    public void ended(int exitCode) {
        file.ifPresent(to -> to.end(exitCode));
    }

    /** Shows that this process is alive, and ends it when nobody waits for it any more. */
    private static void beat(FootprintFile file) {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        Thread.ofPlatform().name("heartbeat").daemon().start(() -> {
            while (parent.map(ProcessHandle::isAlive).orElse(true)) {
                file.beat();
                try {
                    Thread.sleep(BEAT_MILLIS);
                } catch (InterruptedException e) {
                    return;
                }
            }
            System.exit(TERMINATED);
        });
    }
}
