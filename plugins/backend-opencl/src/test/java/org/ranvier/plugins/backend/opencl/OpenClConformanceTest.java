package org.ranvier.plugins.backend.opencl;

import org.ranvier.plugins.backend.opencl.device.Shape;

/** The device at hand, in its own way, against the reference: on most machines PoCL, which runs kernels on the CPU. */
class OpenClConformanceTest extends ShapeConformance {

    OpenClConformanceTest() {
        super(Shape::of);
    }

    @Override
    protected int networks() {
        return Integer.MAX_VALUE;
    }
}
