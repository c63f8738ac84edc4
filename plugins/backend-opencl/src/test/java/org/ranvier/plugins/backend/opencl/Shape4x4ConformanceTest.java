package org.ranvier.plugins.backend.opencl;

/** CPUs with vectors of 128 bits. */
class Shape4x4ConformanceTest extends ShapeConformance {

    Shape4x4ConformanceTest() {
        super(4, 4);
    }
}
