package org.ranvier.fetch;

/** Is thrown when the person has had enough; what was fetched is kept. */
public final class Stopped extends RuntimeException {

    Stopped() {
        super("stopped", null, false, false);
    }
}
