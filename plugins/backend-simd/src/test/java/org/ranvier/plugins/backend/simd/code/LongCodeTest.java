package org.ranvier.plugins.backend.simd.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.plugins.backend.simd.lanes.Lanes;

/** Code of any length runs without making objects, and means the same in parts as whole. */
class LongCodeTest {

    private static final Symbol X = new Symbol(Kind.STATE_PREVIOUS, "x");
    private static final Symbol INPUT = new Symbol(Kind.INPUT, "current");
    /** Bytes for 50 runs of 1,024 numbers; a vector made an object would be 50 · 64 · 16 at the least. */
    private static final long FEW = 20_000;

    private static final Symbol NEXT = new Symbol(Kind.STATE, "x");
    private static final UnaryOperator<LaneCode.Place> CARRIED =
            read -> read.equals(new LaneCode.Named(X)) ? new LaneCode.Named(NEXT) : null;

    /** A chain of so many operations of all kinds on a state and an input. */
    private static ScalarCode code(int operations) {
        List<ScalarCode.Instruction> steps = new ArrayList<>(List.of(
                new ScalarCode.Load(X),
                new ScalarCode.Load(INPUT),
                new ScalarCode.Const(0.5),
                new ScalarCode.Const(0.125)));
        Op[] ops = {Op.MUL, Op.ADD, Op.GREATER, Op.SELECT, Op.SUB, Op.MIN, Op.MAX, Op.ABS};
        for (int n = 0; n < operations; n++) {
            int last = steps.size() - 1;
            Op op = ops[n % ops.length];
            steps.add(
                    switch (op) {
                        case SELECT -> new ScalarCode.Compute(op, last, last - 1, last - 2);
                        case MUL -> new ScalarCode.Compute(op, last, 2, 0);
                        default -> new ScalarCode.Compute(op, last, n % 3 == 0 ? 0 : 1, 0);
                    });
        }
        return new ScalarCode(steps, List.of(new ScalarCode.Store(NEXT, steps.size() - 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 48, 49, 60, 200})
    void partsMeanTheSameAsTheWhole(int operations) {
        LaneCode lanes = Expansion.of(code(operations));
        CompiledCode compiled = new CompiledCode(lanes, p -> false, CARRIED);
        float[] x = new float[16];
        float[] input = new float[16];
        for (int n = 0; n < 16; n++) {
            x[n] = n * 0.37f - 2;
            input[n] = 3 - n * 0.21f;
        }
        float[] y = new float[16];
        for (int at = 0; at < Lanes.GROUP; at += Lanes.WIDTH) {
            run(compiled, x, input, y, at);
        }
        for (int n = 0; n < 16; n++) {
            int at = n;
            float[] expected = lanes.evaluate(p -> ((LaneCode.Named) p).symbol().equals(X) ? x[at] : input[at]);
            assertThat(y[n]).isEqualTo(expected[0]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 48, 60, 120})
    void nothingIsAllocatedOnceCompiled(int operations) throws Exception {
        CompiledCode compiled = new CompiledCode(Expansion.of(code(operations)), p -> false, CARRIED);
        CompiledCode.Scratch scratch = compiled.scratch();
        float[] x = new float[1024];
        Run run = new Run(compiled, x, new float[1024], scratch);
        long least = Long.MAX_VALUE;
        // A busy machine may take its time to compile.
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (least >= FEW && System.nanoTime() < deadline) {
            long before = allocated();
            for (int k = 0; k < 50; k++) {
                run.once();
            }
            least = Math.min(least, allocated() - before);
        }
        assertThat(least).as("bytes for 50 runs of %d parts", compiled.parts()).isLessThan(FEW);
    }

    @Test
    void aStateMayBeReadAndWrittenInOnePlace() {
        CompiledCode compiled = new CompiledCode(Expansion.of(code(60)), p -> false, CARRIED);
        float[] inPlace = new float[16];
        float[] apart = new float[16];
        run(compiled, inPlace, new float[16], inPlace, 0);
        run(compiled, new float[16], new float[16], apart, 0);
        assertThat(inPlace[0]).isEqualTo(apart[0]);
    }

    /** Vector t is tick t: what hangs on the input alone may run ahead, what hangs on the state may not. */
    @ParameterizedTest
    @CsvSource({"0, 60", "60, 0", "60, 20", "100, 60", "20, 40", "200, 1"})
    void aStateGoesFromVectorToVectorInOrder(int ahead, int inOrder) {
        LaneCode lanes = Expansion.of(recurrence(ahead, inOrder));
        CompiledCode compiled = new CompiledCode(lanes, p -> false, CARRIED);
        int ticks = 70;
        float[] input = new float[ticks * Lanes.WIDTH];
        for (int n = 0; n < input.length; n++) {
            input[n] = (float) Math.sin(n);
        }
        // Tick t writes behind what it reads, as the states of a neuron lie in memory.
        float[] states = new float[(ticks + 1) * Lanes.WIDTH];
        float[][] arrays = new float[compiled.columns.size()][];
        int[] at = new int[arrays.length];
        int[] steps = new int[arrays.length];
        for (int c = 0; c < arrays.length; c++) {
            Symbol symbol = ((LaneCode.Named) compiled.columns.get(c)).symbol();
            arrays[c] = symbol.equals(INPUT) ? input : states;
            at[c] = symbol.equals(NEXT) ? Lanes.WIDTH : 0;
            steps[c] = Lanes.WIDTH;
        }
        compiled.run(arrays, at, steps, new float[0], 0, ticks, compiled.scratch());
        float state = 0;
        for (int t = 0; t < ticks; t++) {
            float before = state;
            float now = input[t * Lanes.WIDTH];
            state = lanes.evaluate(p -> ((LaneCode.Named) p).symbol().equals(X) ? before : now)[0];
            assertThat(states[(t + 1) * Lanes.WIDTH]).as("tick %d", t).isEqualTo(state);
        }
    }

    /** A line of delays: each state takes what the one before it was, all at once. */
    @Test
    void statesHandTheirValuesOn() {
        List<Symbol> line = List.of(
                INPUT, state(Kind.STATE_PREVIOUS, 0), state(Kind.STATE_PREVIOUS, 1), state(Kind.STATE_PREVIOUS, 2));
        List<ScalarCode.Instruction> loads =
                line.stream().<ScalarCode.Instruction>map(ScalarCode.Load::new).toList();
        List<ScalarCode.Store> stores = IntStream.range(0, 3)
                .mapToObj(n -> new ScalarCode.Store(state(Kind.STATE, n), n))
                .toList();
        CompiledCode compiled = new CompiledCode(
                Expansion.of(new ScalarCode(loads, stores)),
                p -> false,
                read -> read instanceof LaneCode.Named(Symbol s) && s.kind() == Kind.STATE_PREVIOUS
                        ? new LaneCode.Named(new Symbol(Kind.STATE, s.name()))
                        : null);
        int ticks = 9;
        float[] input = new float[ticks * Lanes.WIDTH];
        for (int t = 0; t < ticks; t++) {
            input[t * Lanes.WIDTH] = t + 1;
        }
        float[][] states = new float[3][(ticks + 1) * Lanes.WIDTH];
        float[][] arrays = new float[compiled.columns.size()][];
        int[] at = new int[arrays.length];
        int[] steps = new int[arrays.length];
        for (int c = 0; c < arrays.length; c++) {
            Symbol symbol = ((LaneCode.Named) compiled.columns.get(c)).symbol();
            arrays[c] = symbol.equals(INPUT) ? input : states[Integer.parseInt(symbol.name())];
            at[c] = symbol.kind() == Kind.STATE ? Lanes.WIDTH : 0;
            steps[c] = Lanes.WIDTH;
        }
        compiled.run(arrays, at, steps, new float[0], 0, ticks, compiled.scratch());
        for (int t = 0; t < ticks; t++) {
            for (int n = 0; n < 3; n++) {
                assertThat(states[n][(t + 1) * Lanes.WIDTH])
                        .as("state %d, tick %d", n, t)
                        .isEqualTo(Math.max(0, t + 1 - n));
            }
        }
    }

    private static Symbol state(Kind kind, int number) {
        return new Symbol(kind, String.valueOf(number));
    }

    /**
     * So many operations on the input alone, then so many on the state, then a few on both, which keep the state small.
     */
    private static ScalarCode recurrence(int ahead, int inOrder) {
        List<ScalarCode.Instruction> steps = new ArrayList<>(
                List.of(new ScalarCode.Load(INPUT), new ScalarCode.Const(0.75), new ScalarCode.Load(X)));
        int ofInput = chain(steps, 0, ahead);
        int ofState = chain(steps, 2, inOrder);
        steps.add(new ScalarCode.Compute(Op.ADD, ofInput, ofState, 0));
        steps.add(new ScalarCode.Compute(Op.MIN, steps.size() - 1, 1, 0));
        steps.add(new ScalarCode.Compute(Op.MAX, steps.size() - 1, 0, 0));
        return new ScalarCode(steps, List.of(new ScalarCode.Store(NEXT, steps.size() - 1)));
    }

    private static int chain(List<ScalarCode.Instruction> steps, int from, int operations) {
        int last = from;
        for (int n = 0; n < operations; n++) {
            steps.add(new ScalarCode.Compute(n % 2 == 0 ? Op.MUL : Op.SUB, last, n % 2 == 0 ? 1 : from, 0));
            last = steps.size() - 1;
        }
        return last;
    }

    /** One run over 1,024 numbers, with all arrays at hand. */
    private record Run(CompiledCode code, float[] x, float[] input, CompiledCode.Scratch scratch) {
        void once() {
            float[][] arrays = new float[code.columns.size()][];
            int[] steps = new int[arrays.length];
            for (int c = 0; c < arrays.length; c++) {
                arrays[c] = code.columns.get(c).equals(new LaneCode.Named(INPUT)) ? input : x;
                steps[c] = Lanes.WIDTH;
            }
            code.run(arrays, new int[arrays.length], steps, new float[0], 0, x.length / Lanes.WIDTH, scratch);
        }
    }

    /** Runs one vector. */
    private static void run(CompiledCode code, float[] x, float[] input, float[] y, int from) {
        float[][] arrays = new float[code.columns.size()][];
        int[] at = new int[arrays.length];
        java.util.Arrays.fill(at, from);
        for (int c = 0; c < arrays.length; c++) {
            Symbol symbol = ((LaneCode.Named) code.columns.get(c)).symbol();
            arrays[c] = symbol.equals(X) ? x : symbol.equals(INPUT) ? input : y;
        }
        code.run(arrays, at, new int[arrays.length], new float[0], 0, 1, code.scratch());
    }

    /** Bytes this thread has allocated so far; by reflection, as the module of plugins does not require management. */
    private static long allocated() throws Exception {
        Object bean = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        Method method = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
        return (long) method.invoke(bean);
    }
}
