package org.ranvier.plugins.backend.simd.plan;

import java.util.List;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.support.FloatArrays;
import org.ranvier.support.FloatParameter;
import org.ranvier.support.ParameterStore;

/** Parameters in arrays as long as {@link Lanes#padded}; what lies behind the size is never a result. */
public final class Parameters extends ParameterStore<float[], FloatParameter> {

    private static final FloatArrays STORAGE = new FloatArrays(Lanes::padded) {
        @Override
        public boolean within(float[] array, int size, double most) {
            // A float that is finite is within the largest float, and that of doubles.
            return Lanes.finite(array, size);
        }
    };

    public Parameters() {
        super(STORAGE, spec -> new FloatParameter(spec, STORAGE));
    }

    /** The versions of some parameters, to be compared. */
    static int[] versions(List<FloatParameter> parameters) {
        return parameters.stream().mapToInt(FloatParameter::version).toArray();
    }
}
