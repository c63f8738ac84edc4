package com.example.template;

import org.ranvier.api.backend.Backend;
import org.ranvier.testkit.backend.BackendConformance;
import org.ranvier.testkit.backend.Precision;

/** What every backend promises: what it computes, what it claims, and what it refuses. */
class TemplateBackendTest extends BackendConformance {

    @Override
    protected Backend component() {
        return new TemplateBackend();
    }

    /** How close it has to be to the reference; of hardware in single precision say {@code Precision.SINGLE}. */
    @Override
    protected Precision precision() {
        return Precision.DOUBLE;
    }
}
