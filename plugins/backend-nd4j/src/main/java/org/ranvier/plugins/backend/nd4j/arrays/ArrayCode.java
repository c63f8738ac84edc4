package org.ranvier.plugins.backend.nd4j.arrays;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.api.plan.ScalarCode.Compute;
import org.ranvier.api.plan.ScalarCode.Const;
import org.ranvier.api.plan.ScalarCode.Draw;
import org.ranvier.api.plan.ScalarCode.Instruction;
import org.ranvier.api.plan.ScalarCode.Load;
import org.ranvier.support.code.Draws;

/**
 * {@link ScalarCode} for arrays of one shape: one operation after the other, each over a whole array. What nobody wants
 * is not computed; an array is used again when the value in it has served.
 */
public final class ArrayCode {

    private final DataType type;
    private final long[] shape;
    private final Memory memory;
    private final Map<Symbol, INDArray> loads = new LinkedHashMap<>();
    private final Map<Symbol, INDArray> stores = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Deque<INDArray> free = new ArrayDeque<>();

    private interface Step {
        void run(Draws draws, int tick);
    }

    /**
     * Prepares.
     *
     * @param wanted which stores are of interest
     * @param shape [elements], or [rows, neurons]
     */
    public ArrayCode(ScalarCode code, Predicate<Symbol> wanted, DataType type, Memory memory, long... shape) {
        this.type = type;
        this.shape = shape;
        this.memory = memory;
        List<Instruction> instructions = code.instructions();
        List<ScalarCode.Store> kept =
                code.stores().stream().filter(s -> wanted.test(s.symbol())).toList();
        int[] lastUse = lastUses(instructions, kept);
        INDArray[] values = new INDArray[instructions.size()];
        Operations operations = new Operations(memory);
        for (int n = 0; n < values.length; n++) {
            if (lastUse[n] >= 0) {
                values[n] = value(instructions.get(n), instructions, values, operations);
                release(instructions.get(n), n, instructions, lastUse, values);
            }
        }
        kept.forEach(store -> stores.put(store.symbol(), values[store.value()]));
    }

    /**
     * For each value the last instruction that reads it; the number of instructions where it is kept, −1 where nobody
     * reads it.
     */
    private static int[] lastUses(List<Instruction> instructions, List<ScalarCode.Store> kept) {
        int[] last = new int[instructions.size()];
        Arrays.fill(last, -1);
        kept.forEach(store -> last[store.value()] = instructions.size());
        for (int n = last.length - 1; n >= 0; n--) {
            if (last[n] >= 0 && instructions.get(n) instanceof Compute compute) {
                for (int operand : operands(compute)) {
                    last[operand] = Math.max(last[operand], n);
                }
            }
        }
        return last;
    }

    private static int[] operands(Compute compute) {
        int[] all = {compute.a(), compute.b(), compute.c()};
        return Arrays.copyOf(all, compute.op().arity());
    }

    /** Fills an array [sample][neuron] with the draws of a tick, on the host: those of ND4J are others. */
    private static void fill(INDArray array, Draw draw, Draws draws, int tick) {
        int neurons = (int) array.size(1);
        double[] numbers = new double[(int) array.size(0) * neurons];
        Arrays.setAll(numbers, n -> draws.draw(draw.normal(), draw.stream(), tick, n / neurons, n % neurons));
        array.data().setData(numbers);
    }

    private INDArray value(Instruction instruction, List<Instruction> all, INDArray[] values, Operations operations) {
        switch (instruction) {
            case Const(double constant) -> {
                return memory.filled(type, constant, shape);
            }
            case Load(Symbol symbol) -> {
                return loads.computeIfAbsent(symbol, s -> memory.zeros(type, shape));
            }
            case Draw draw -> {
                INDArray register = memory.zeros(type, shape);
                steps.add((draws, tick) -> fill(register, draw, draws, tick));
                return register;
            }
            case Compute(Op op, int a, int b, int c) -> {
                INDArray z = free.isEmpty() ? memory.zeros(type, shape) : free.pop();
                Runnable step = operations.bind(op, values[a], isTruth(all.get(a)), values[b], values[c], z);
                steps.add((draws, tick) -> step.run());
                return z;
            }
        }
    }

    /** Operands that are read here for the last time leave their arrays to later values. */
    private void release(Instruction instruction, int at, List<Instruction> all, int[] lastUse, INDArray[] values) {
        if (instruction instanceof Compute compute) {
            Arrays.stream(operands(compute))
                    .distinct()
                    .filter(operand -> lastUse[operand] == at && all.get(operand) instanceof Compute)
                    .forEach(operand -> free.push(values[operand]));
        }
    }

    private static boolean isTruth(Instruction instruction) {
        return switch (instruction) {
            case Compute compute ->
                compute.op() == Op.GREATER || compute.op() == Op.GREATER_EQUAL || compute.op() == Op.EQUAL;
            case Load load -> load.symbol().kind() == Kind.SPIKE_PREVIOUS;
            default -> false;
        };
    }

    boolean reads(Symbol symbol) {
        return loads.containsKey(symbol);
    }

    /** Sets what is read, where it is read, from an array of the same shape. */
    public void set(Symbol symbol, INDArray values) {
        INDArray register = loads.get(symbol);
        if (register != null) {
            register.assign(values);
        }
    }

    public void set(Symbol symbol, double value) {
        INDArray register = loads.get(symbol);
        if (register != null) {
            register.assign(value);
        }
    }

    /** Sets all that is read of a kind by name. */
    public void setAll(Kind kind, Function<String, INDArray> values) {
        loads.forEach((symbol, register) -> {
            if (symbol.kind() == kind) {
                register.assign(values.apply(symbol.name()));
            }
        });
    }

    /**
     * Sets all that is read of a kind by name, from one number per neuron, where the code runs for many rows of
     * neurons.
     */
    public void setAllRows(Kind kind, Function<String, INDArray> rows) {
        loads.forEach((symbol, register) -> {
            if (symbol.kind() == kind) {
                register.assign(0).addi(rows.apply(symbol.name()).castTo(type).reshape(1, shape[1]));
            }
        });
    }

    /** Returns what the last run stored; null if it is not stored. It must be copied before the next run. */
    public INDArray get(Symbol symbol) {
        return stores.get(symbol);
    }

    public void run(Draws draws, int tick) {
        for (Step step : steps) {
            step.run(draws, tick);
        }
    }

    public void run() {
        run(Draws.NONE, 0);
    }
}
