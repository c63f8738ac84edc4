package org.ranvier.plugins.backend.opencl;

/** Devices without vectors, in groups of the same size. */
class Shape1x16ConformanceTest extends ShapeConformance {

    Shape1x16ConformanceTest() {
        super(1, 16);
    }
}
