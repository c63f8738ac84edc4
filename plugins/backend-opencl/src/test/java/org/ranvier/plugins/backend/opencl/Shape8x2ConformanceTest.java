package org.ranvier.plugins.backend.opencl;

/** CPUs with vectors of 256 bits. */
class Shape8x2ConformanceTest extends ShapeConformance {

    Shape8x2ConformanceTest() {
        super(8, 2);
    }
}
