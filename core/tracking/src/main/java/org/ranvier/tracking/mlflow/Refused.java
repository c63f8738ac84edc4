package org.ranvier.tracking.mlflow;

import java.io.IOException;

/** A server's answer that no repetition changes. */
final class Refused extends IOException {

    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message);
    }
}
