package org.ranvier.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts what arrives into a part. What the network's threads still bring after it was closed is dropped. */
final class Sink implements Consumer<Optional<byte[]>>, AutoCloseable {

    private final long most;
    private FileChannel channel;
    private long size;
    private long arrivals;
    private IOException failure;

    /**
     * A sink.
     *
     * @param most how many bytes the whole file may have, or −1
     */
    Sink(long most) {
        this.most = most;
    }

    /** Opens the part to take bytes from the given one on. */
    synchronized void open(PartFile part, long first) {
        try {
            channel = part.open(first > 0);
            size = first;
        } catch (IOException e) {
            failure = e;
        }
        arrivals++;
    }

    @Override
    public synchronized void accept(Optional<byte[]> bytes) {
        arrivals++;
        if (bytes.isEmpty() || channel == null || failure != null || isTooLong()) {
            return;
        }
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes.get());
            while (buffer.hasRemaining()) {
                size += channel.write(buffer);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    /** A number that changes whenever something arrives. */
    synchronized long arrivals() {
        return arrivals;
    }

    /** Returns the size of the part in bytes. */
    synchronized long size() {
        return size;
    }

    synchronized boolean isTooLong() {
        return most >= 0 && size > most;
    }

    /** Whether the disk did not take something. */
    synchronized Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Ends it, with all bytes on the disk. */
    @Override
    public synchronized void close() {
        if (channel == null) {
            return;
        }
        try (FileChannel closing = channel) {
            channel = null;
            closing.force(true);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
    }
}
