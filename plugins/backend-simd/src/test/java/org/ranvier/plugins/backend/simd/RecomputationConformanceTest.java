package org.ranvier.plugins.backend.simd;

import java.util.Map;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Backend;
import org.ranvier.testkit.backend.BackendConformance;

/** The same as {@link SimdConformanceTest}, run segment by segment. */
class RecomputationConformanceTest extends BackendConformance {

    private static final int SEGMENT = 3;

    @Override
    protected Backend component() {
        SimdBackend backend = new SimdBackend();
        return backend.configured(Settings.of(backend.schema(), Map.of("recompute", true, "segment", SEGMENT)));
    }
}
