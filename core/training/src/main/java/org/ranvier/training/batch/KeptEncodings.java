package org.ranvier.training.batch;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Target;

/**
 * Encoded samples that are the same every epoch, within a bound of memory: what does not fit is encoded anew each time.
 * Safe for use by several threads.
 */
final class KeptEncodings {

    /** By split, compared by identity: a split may be a record of all its files. */
    private final Map<Dataset.Split, Map<Integer, Encoded>> kept = Collections.synchronizedMap(new IdentityHashMap<>());
    /** Bytes. */
    private final AtomicLong room;

    /** An encoded sample: its events in order of time, and what it should be taken for. */
    record Encoded(int[] channel, double[] timeMs, double[] value, Target target) {

        private long bytes() {
            return (long) channel.length * (Integer.BYTES + 2 * Double.BYTES);
        }
    }

    KeptEncodings(long bytes) {
        this.room = new AtomicLong(bytes);
    }

    Optional<Encoded> get(Dataset.Split split, int index) {
        return Optional.ofNullable(of(split).get(index));
    }

    void keep(Dataset.Split split, int index, Encoded encoded) {
        if (room.get() < encoded.bytes() || of(split).putIfAbsent(index, encoded) != null) {
            return;
        }
        room.addAndGet(-encoded.bytes());
    }

    private Map<Integer, Encoded> of(Dataset.Split split) {
        return kept.computeIfAbsent(split, s -> new ConcurrentHashMap<>());
    }
}
