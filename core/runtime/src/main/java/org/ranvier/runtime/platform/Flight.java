package org.ranvier.runtime.platform;

import java.util.Optional;
import java.util.function.Supplier;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;

/**
 * Events for Java's flight recorder, where one is at work. The first event of a process starts the recorder, recording
 * or not, which every command would wait for.
 */
public final class Flight {

    private Flight() {}

    /**
     * Begins an event, if the recorder is at work.
     *
     * @param event creates it; not called otherwise
     * @return the event, to be filled in and committed
     */
    public static <E extends Event> Optional<E> begin(Supplier<E> event) {
        if (!FlightRecorder.isInitialized()) {
            return Optional.empty();
        }
        E begun = event.get();
        begun.begin();
        return Optional.of(begun);
    }
}
