package org.ranvier.plugins.backend.nd4j;

import org.ranvier.api.backend.Backend;
import org.ranvier.testkit.backend.BackendConformance;

/** ND4J on the CPU against the reference. */
class Nd4jConformanceTest extends BackendConformance {

    @Override
    protected Backend component() {
        return new Nd4jBackend();
    }
}
