package org.ranvier.plugins.backend.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.ranvier.api.backend.Backend;
import org.ranvier.plugins.backend.opencl.cl.Context;
import org.ranvier.plugins.backend.opencl.cl.Device;
import org.ranvier.plugins.backend.opencl.device.Barriers;
import org.ranvier.plugins.backend.opencl.device.Budget;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Shape;
import org.ranvier.testkit.backend.BackendConformance;

/**
 * The suite with groups of samples shared out in some way, run by whatever device is at hand.
 * {@link OpenClConformanceTest} compares all networks in the device's own way. Since a driver takes a second to compile
 * a network's kernels, it is only some of them in other ways, which differ in everything that networks can differ in,
 * and all the rest of the suite. Every source that is compiled is looked at for barriers that not all of a group come
 * to.
 */
abstract class ShapeConformance extends BackendConformance {

    private static final int NETWORKS = 6;

    private final Function<Device, Shape> shape;
    private final Backend backend;
    private String ranOn = "";

    ShapeConformance(Function<Device, Shape> shape) {
        this.shape = shape;
        backend = new OpenClBackend("", this::dialect, device -> Budget.of(device, Budget.SHARE), notice -> {});
    }

    ShapeConformance(int lanes, int items) {
        this(device -> new Shape(lanes, items));
    }

    private Dialect dialect(Context context) {
        Shape chosen = shape.apply(context.device());
        ranOn = "Ran on: opencl with lanes x work-items of " + chosen + ", "
                + context.device().described();
        return new Dialect(
                context, chosen, source -> assertThat(Barriers.faults(source)).isEmpty());
    }

    /** For .ci/run, which says at its end what a machine has tested. */
    @AfterAll
    void sayOnWhat() {
        System.out.println(ranOn);
    }

    @Override
    protected Backend component() {
        return backend;
    }

    @Override
    protected int networks() {
        return NETWORKS;
    }
}
