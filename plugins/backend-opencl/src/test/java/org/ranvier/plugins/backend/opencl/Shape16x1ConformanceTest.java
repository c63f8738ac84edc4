package org.ranvier.plugins.backend.opencl;

/** CPUs with vectors of 512 bits. */
class Shape16x1ConformanceTest extends ShapeConformance {

    Shape16x1ConformanceTest() {
        super(16, 1);
    }
}
