package org.ranvier.plugins.backend.opencl;

import org.ranvier.api.backend.Backend;
import org.ranvier.testkit.backend.BackendConformance;

/** The device at hand against the reference: on most machines PoCL, which runs kernels on the CPU. */
class OpenClConformanceTest extends BackendConformance {

    private final Backend backend = new OpenClBackend();

    @Override
    protected Backend component() {
        return backend;
    }
}
