package org.ranvier.conformance;

import org.ranvier.api.backend.Backend;
import org.ranvier.runtime.PluginRuntime;

/** DCLS in single precision, to 10⁻⁴. */
class SimdDclsGoldenTest extends DclsGoldenTest {

    @Override
    Backend backend(PluginRuntime plugins) {
        return Plugins.simd(plugins);
    }

    @Override
    double tolerance() {
        return 1e-4;
    }
}
