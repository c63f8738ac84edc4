package org.ranvier.runtime;

import java.util.concurrent.atomic.AtomicReference;

/** Keeps plugins from being stopped while something uses them; closing it, once or more often, ends that. */
public final class Lease implements AutoCloseable {

    private final AtomicReference<Runnable> release;

    Lease(Runnable release) {
        this.release = new AtomicReference<>(release);
    }

    /** Ends the use. */
    @Override
    public void close() {
        Runnable once = release.getAndSet(null);
        if (once != null) {
            once.run();
        }
    }
}
