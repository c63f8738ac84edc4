package org.ranvier.plugins.backend.opencl;

/** GPUs. */
class Shape1x32ConformanceTest extends ShapeConformance {

    Shape1x32ConformanceTest() {
        super(1, 32);
    }
}
