package org.ranvier.plugins.backend.opencl;

import org.ranvier.api.backend.Backend;
import org.ranvier.testkit.backend.BackendConformance;

/** Kernels as they are written for a GPU, one sample to a work-item and 32 to a work-group, run by whatever device is at hand. */
class ScalarConformanceTest extends BackendConformance {

    private final Backend backend =
            new OpenClBackend("", context -> new Dialect(context, 1, 32), device -> Budget.of(device, Budget.SHARE), notice -> {});

    @Override
    protected Backend component() {
        return backend;
    }

    /** Equations are written by the same code as for vectors, which is compared on all networks. */
    @Override
    protected int networks() {
        return 8;
    }
}
