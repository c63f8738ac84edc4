package org.ranvier.plugins.backend.reference;

import org.ranvier.api.backend.Backend;
import org.ranvier.testkit.backend.BackendConformance;
import org.ranvier.testkit.backend.Precision;

/** The reference against itself: what it claims, what it refuses, and what its results do not depend on. */
class ReferenceConformanceTest extends BackendConformance {

    @Override
    protected Backend component() {
        return new ReferenceBackend();
    }

    @Override
    protected Precision precision() {
        return Precision.DOUBLE;
    }

    /** It agrees with itself, so that no more are needed than for what its results must not depend on. */
    @Override
    protected int networks() {
        return 24;
    }
}
