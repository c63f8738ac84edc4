package org.ranvier.plugins.backend.nd4j.projection;

import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredParametrization;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.plugins.backend.nd4j.arrays.ArrayCode;
import org.ranvier.plugins.backend.nd4j.arrays.Memory;

/** Between trained numbers and those in use, and gradients back. */
final class Parametrization {

    private Parametrization() {}

    /** The numbers in use; not to be written to. */
    static INDArray effective(
            LoweredParametrization map, INDArray raw, Map<String, INDArray> parameters, Memory memory) {
        if (map.identity()) {
            return raw;
        }
        ArrayCode code = bound(map.effective(), raw, parameters, memory);
        code.run();
        return code.get(Symbol.of(Kind.VALUE));
    }

    /** Adds dL/draw that follows from dL/dvalue. */
    static void backward(
            LoweredParametrization map,
            INDArray raw,
            Map<String, INDArray> parameters,
            INDArray dValue,
            INDArray dRaw,
            Memory memory) {
        if (map.identity()) {
            dRaw.addi(dValue);
            return;
        }
        ArrayCode code = bound(map.backward(), raw, parameters, memory);
        code.set(Symbol.of(Kind.D_VALUE), dValue);
        code.run();
        dRaw.addi(code.get(Symbol.of(Kind.D_RAW)));
    }

    private static ArrayCode bound(ScalarCode code, INDArray raw, Map<String, INDArray> parameters, Memory memory) {
        ArrayCode bound = new ArrayCode(code, symbol -> true, DataType.DOUBLE, memory, raw.length());
        bound.set(Symbol.of(Kind.RAW), raw);
        bound.setAll(Kind.PARAMETER, parameters::get);
        return bound;
    }
}
