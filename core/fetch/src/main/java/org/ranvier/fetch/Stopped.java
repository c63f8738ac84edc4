package org.ranvier.fetch;

/** The person has had enough; what was fetched is kept. */
final class Stopped extends RuntimeException {

    Stopped() {
        super("stopped", null, false, false);
    }
}
