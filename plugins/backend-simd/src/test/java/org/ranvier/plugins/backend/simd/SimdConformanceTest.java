package org.ranvier.plugins.backend.simd;

import org.junit.jupiter.api.AfterAll;
import org.ranvier.api.backend.Backend;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.testkit.backend.BackendConformance;

/** Single precision against the reference. */
class SimdConformanceTest extends BackendConformance {

    /** For .ci/run, which says at its end what a machine has tested. */
    @AfterAll
    static void sayOnWhat() {
        System.out.println("Ran on: simd with vectors of " + Lanes.WIDTH * Float.SIZE + " bits");
    }

    @Override
    protected Backend component() {
        return new SimdBackend();
    }
}
