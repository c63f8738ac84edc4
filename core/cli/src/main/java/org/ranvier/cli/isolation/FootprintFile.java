package org.ranvier.cli.isolation;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The form of a {@link Footprint}: eight numbers, a few texts, and a list of the calls that occurred, each a record of
 * text. One process writes it and one reads it, at any time; no number needs another to be understood.
 */
final class FootprintFile {

    private static final long BEGUN = 0;
    private static final long ENDED = 8;
    private static final long BEATS = 16;
    private static final long MOVES = 24;
    private static final long CURRENT = 32;
    private static final long LAST = 40;
    private static final long RECORDS = 48;

    private static final long TEXT_SIZE = 4096;
    private static final long TEXTS = 64;
    private static final int RECORD_SIZE = 512;
    private static final int MOST_RECORDS = 4096;
    private static final long FIRST_RECORD = TEXTS + Text.values().length * TEXT_SIZE;
    private static final long SIZE = FIRST_RECORD + (long) RECORD_SIZE * MOST_RECORDS;

    private static final ValueLayout.OfLong NUMBER = ValueLayout.JAVA_LONG;

    private final MemorySegment memory;

    /** Longer texts. */
    enum Text {
        REMEDY,
        INSTALLING
    }

    /**
     * A call of a component.
     *
     * @param plugin id and version
     * @param subject the component
     * @param method its method
     */
    record Call(String plugin, String subject, String method) {

        /** Says who it is: {@code the neuron 'lif' of demo@1.0.0}. */
        String who() {
            return subject + " of " + plugin;
        }

        /** Says where in it: {@code in dynamics()}. */
        String where() {
            return method.equals("<init>") ? "in its constructor" : "in " + method + "()";
        }
    }

    private FootprintFile(MemorySegment memory) {
        this.memory = memory;
    }

    /** Opens a file, which grows to its size without taking room. */
    static FootprintFile open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new FootprintFile(channel.map(MapMode.READ_WRITE, 0, SIZE, Arena.ofAuto()));
        }
    }

    void begin() {
        put(BEGUN, 1);
    }

    /** Whether the process came as far as to write here. */
    boolean hasBegun() {
        return get(BEGUN) != 0;
    }

    void end(int exitCode) {
        put(ENDED, 1 + exitCode);
    }

    /** The exit code that the process meant to end with. */
    OptionalInt ended() {
        int ended = (int) get(ENDED);
        return ended == 0 ? OptionalInt.empty() : OptionalInt.of(ended - 1);
    }

    void beat() {
        put(BEATS, get(BEATS) + 1);
    }

    long beats() {
        return get(BEATS);
    }

    /** Adds a kind of call; returns its number, or 0 where there is no room. */
    synchronized int record(String plugin, String subject, String method) {
        int number = (int) get(RECORDS) + 1;
        if (number > MOST_RECORDS) {
            return 0;
        }
        write(place(number), RECORD_SIZE, plugin + "\n" + subject + "\n" + method);
        put(RECORDS, number);
        return number;
    }

    void enter(int call) {
        put(LAST, call);
        put(CURRENT, call);
        put(MOVES, get(MOVES) + 1);
    }

    void leave(int around) {
        put(CURRENT, around);
        put(MOVES, get(MOVES) + 1);
    }

    /** A number that changes whenever a component is entered or left. */
    long moves() {
        return get(MOVES);
    }

    /** The component that was running when this was written. */
    Optional<Call> current() {
        return call((int) get(CURRENT));
    }

    /** The component that was entered last. */
    Optional<Call> last() {
        return call((int) get(LAST));
    }

    void write(Text text, String content) {
        write(place(text), (int) TEXT_SIZE, content);
    }

    String read(Text text) {
        return read(place(text), (int) TEXT_SIZE);
    }

    private Optional<Call> call(int number) {
        if (number < 1 || number > MOST_RECORDS) {
            return Optional.empty();
        }
        String[] parts = read(place(number), RECORD_SIZE).split("\n");
        return parts.length == 3 ? Optional.of(new Call(parts[0], parts[1], parts[2])) : Optional.empty();
    }

    private static long place(Text text) {
        return TEXTS + text.ordinal() * TEXT_SIZE;
    }

    private static long place(int record) {
        return FIRST_RECORD + (long) RECORD_SIZE * (record - 1);
    }

    /** Length first when read, last when written. */
    private void write(long at, int size, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, size - Long.BYTES);
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, at + Long.BYTES, length);
        put(at, length);
    }

    private String read(long at, int size) {
        int length = Math.clamp(get(at), 0, size - Long.BYTES);
        byte[] bytes = new byte[length];
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, at + Long.BYTES, bytes, 0, length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void put(long at, long value) {
        memory.set(NUMBER, at, value);
    }

    private long get(long at) {
        return memory.get(NUMBER, at);
    }
}
