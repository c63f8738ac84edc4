package org.ranvier.plugins.backend.simd;

import org.ranvier.api.backend.Backend;
import org.ranvier.testkit.backend.BackendConformance;

/** Single precision against the reference. */
class SimdConformanceTest extends BackendConformance {

    @Override
    protected Backend component() {
        return new SimdBackend();
    }
}
