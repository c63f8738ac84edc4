package org.ranvier.conformance;

import org.ranvier.api.backend.Backend;
import org.ranvier.runtime.PluginRuntime;

/** The same results in single precision: the same spikes, everything else to 10⁻⁴. */
class SimdGoldenTest extends GoldenTest {

    @Override
    Backend backend(PluginRuntime plugins) {
        return Plugins.simd(plugins);
    }

    @Override
    double tolerance() {
        return 1e-4;
    }
}
