package org.ranvier.plugins.backend.simd.code;

import java.util.HashMap;
import java.util.Map;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.plugins.backend.simd.code.LaneCode.Named;
import org.ranvier.plugins.backend.simd.code.LaneCode.Place;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.support.Parallel;
import org.ranvier.support.code.ScalarHoisting;

/**
 * Element-wise code over whole arrays: optimisers, parametrisations, delay kernels. Arrays are padded to whole vectors.
 */
public final class Elements {

    /** Floats that a thread deals with at once. */
    private static final int BLOCK = 8192;

    private final ScalarHoisting hoisting;
    private final CompiledCode code;

    Elements(ScalarCode scalars) {
        hoisting = ScalarHoisting.of(scalars);
        code = new CompiledCode(Expansion.of(hoisting.rest()), Elements::isScalar, _ -> null);
    }

    private static boolean isScalar(Place place) {
        return place instanceof Named(Symbol symbol) && symbol.kind() == Symbol.Kind.SCALAR;
    }

    /**
     * The arrays and numbers that a run is about; what the code does not know is ignored. Code that reads scalars has
     * to be given them.
     */
    public final class Binding {
        private final float[][] arrays = new float[code.columns.size()][];
        private final float[] numbers = new float[code.uniforms.size()];

        Binding array(Symbol symbol, float[] values) {
            int column = code.column(new Named(symbol));
            if (column >= 0) {
                arrays[column] = values;
            }
            return this;
        }

        public Binding array(Symbol.Kind kind, float[] values) {
            return array(Symbol.of(kind), values);
        }

        public Binding arrays(Symbol.Kind kind, Map<String, float[]> values) {
            values.forEach((name, array) -> array(new Symbol(kind, name), array));
            return this;
        }

        public Binding scalars(Map<String, Double> values) {
            hoisting.scalars(values).forEach((name, value) -> {
                int n = code.uniforms.indexOf(new Named(new Symbol(Symbol.Kind.SCALAR, name)));
                if (n >= 0) {
                    numbers[n] = value.floatValue();
                }
            });
            return this;
        }

        /** Runs over elements from … from + size − 1, rounded up to whole vectors. */
        public void run(int from, int size) {
            int[] at = new int[arrays.length];
            int[] steps = new int[arrays.length];
            java.util.Arrays.fill(at, from);
            java.util.Arrays.fill(steps, Lanes.WIDTH);
            int vectors = (size + Lanes.WIDTH - 1) / Lanes.WIDTH;
            code.run(arrays, at, steps, numbers, 0, vectors, code.scratch());
        }

        /** Runs over elements 0 … size − 1 in parallel. */
        public void run(int size, Parallel parallel) {
            parallel.forBlocks(size, BLOCK, this::run);
        }
    }

    public Binding bind() {
        return new Binding();
    }

    /** Element-wise codes compiled so far; the same code is compiled once. */
    public static final class Cache {
        private final Map<ScalarCode, Elements> compiled = new HashMap<>();

        public Elements of(ScalarCode code) {
            return compiled.computeIfAbsent(code, Elements::new);
        }
    }
}
