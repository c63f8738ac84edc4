package org.ranvier.plugins.backend.simd.plan;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.support.FloatArrays;
import org.ranvier.support.FloatParameter;
import org.ranvier.support.Parallel;
import org.ranvier.support.ParameterStore;

/** Parameters in arrays as long as {@link Lanes#padded}; what lies behind the size is never a result. */
public final class Parameters extends ParameterStore<float[], FloatParameter> {

    private static final int BLOCK = 1 << 15;

    /** @param parallel looks at long arrays */
    public Parameters(Parallel parallel) {
        this(new Storage(parallel));
    }

    private Parameters(Storage storage) {
        super(storage, spec -> new FloatParameter(spec, storage));
    }

    private static final class Storage extends FloatArrays {

        private final Parallel parallel;

        Storage(Parallel parallel) {
            super(Lanes::padded);
            this.parallel = parallel;
        }

        @Override
        public boolean within(float[] array, int size, double most) {
            // A float that is finite is within the largest float, and that of doubles.
            AtomicBoolean finite = new AtomicBoolean(true);
            parallel.forBlocks(size, BLOCK, (from, count) -> {
                if (!Lanes.finite(array, from, count)) {
                    finite.set(false);
                }
            });
            return finite.get();
        }
    }

    /** The versions of some parameters, to be compared. */
    static int[] versions(List<FloatParameter> parameters) {
        return parameters.stream().mapToInt(FloatParameter::version).toArray();
    }
}
