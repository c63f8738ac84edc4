package org.ranvier.plugins.backend.simd.code;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.ranvier.plugins.backend.simd.lanes.Lanes;

/**
 * Writes the bytecode of single {@link LaneOp}s. A comparison stays a mask for as long as only selections ask for it.
 */
final class LaneEmitter {

    private static final ClassDesc FLOAT_VECTOR = descriptor(FloatVector.class);
    private static final ClassDesc INT_VECTOR = descriptor(IntVector.class);
    private static final ClassDesc VECTOR = descriptor(Vector.class);
    private static final ClassDesc MASK = descriptor(VectorMask.class);
    private static final ClassDesc SPECIES = descriptor(VectorSpecies.class);
    private static final ClassDesc OPERATORS = descriptor(VectorOperators.class);
    private static final ClassDesc COMPARISON = descriptor(VectorOperators.Comparison.class);
    private static final ClassDesc BINARY = descriptor(VectorOperators.Binary.class);
    private static final ClassDesc LANES = descriptor(Lanes.class);
    private static final ClassDesc FLOATS = CD_float.arrayType();

    private final CodeBuilder code;
    private final Map<Integer, Integer> vectors = new HashMap<>();
    private final Map<Integer, Integer> masks = new HashMap<>();

    LaneEmitter(CodeBuilder code) {
        this.code = code;
    }

    private static ClassDesc descriptor(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    /** Defines a value as a number in all lanes. */
    void broadcast(int value, Runnable number) {
        species();
        number.run();
        code.invokestatic(FLOAT_VECTOR, "broadcast", MethodTypeDesc.of(FLOAT_VECTOR, SPECIES, CD_float));
        keep(value);
    }

    /** Defines a value as what lies in an array. */
    void load(int value, int array, int position) {
        species();
        code.aload(array).iload(position);
        code.invokestatic(FLOAT_VECTOR, "fromArray", MethodTypeDesc.of(FLOAT_VECTOR, SPECIES, FLOATS, CD_int));
        keep(value);
    }

    void store(int value, int array, int position) {
        vector(value);
        code.aload(array).iload(position);
        code.invokevirtual(FLOAT_VECTOR, "intoArray", MethodTypeDesc.of(CD_void, FLOATS, CD_int));
    }

    /** Gives values what others are now, all at once. */
    void move(int[] from, int[] to) {
        for (int value : from) {
            vector(value);
        }
        for (int k = to.length - 1; k >= 0; k--) {
            keep(to[k]);
        }
    }

    /** Defines a value by an operation. */
    void apply(int value, LaneOp op, int a, int b, int c) {
        switch (op) {
            case ADD, SUB, MUL, DIV, MIN, MAX -> {
                vector(a);
                vector(b);
                method(op.name().toLowerCase(java.util.Locale.ROOT), VECTOR);
            }
            case NEG, ABS, SQRT -> {
                vector(a);
                method(op.name().toLowerCase(java.util.Locale.ROOT));
            }
            case FMA -> {
                vector(a);
                vector(b);
                vector(c);
                method("fma", VECTOR, VECTOR);
            }
            case GREATER -> compare(value, "GT", a, b);
            case GREATER_EQUAL -> compare(value, "GE", a, b);
            case EQUAL -> compare(value, "EQ", a, b);
            case SELECT -> {
                vector(c);
                vector(b);
                mask(a);
                method("blend", VECTOR, MASK);
            }
            case POWER_OF_TWO -> {
                vector(a);
                number(LaneOp.BIASED);
                method("add", VECTOR);
                bits("LSHL", LaneOp.MANTISSA_BITS);
                floats();
            }
            case EXPONENT -> {
                vector(a);
                bits("LSHR", LaneOp.MANTISSA_BITS);
                integers("OR", LaneOp.INTEGERS);
                floats();
                number(LaneOp.BIASED);
                method("sub", VECTOR);
            }
            case MANTISSA -> {
                vector(a);
                bits("AND", LaneOp.MANTISSA_MASK);
                integers("OR", LaneOp.ONE);
                floats();
            }
        }
        if (!op.isComparison()) {
            keep(value);
        }
    }

    private void compare(int value, String how, int a, int b) {
        vector(a);
        code.getstatic(OPERATORS, how, COMPARISON);
        vector(b);
        code.invokevirtual(FLOAT_VECTOR, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
        int local = masks.computeIfAbsent(value, v -> code.allocateLocal(TypeKind.REFERENCE));
        code.astore(local);
        vectors.remove(value);
    }

    /** Pushes a value; a comparison as 1 or 0. */
    private void vector(int value) {
        if (!vectors.containsKey(value)) {
            number(0);
            number(1);
            code.aload(masks.get(value));
            method("blend", VECTOR, MASK);
            keep(value);
        }
        code.aload(vectors.get(value));
    }

    /** Pushes where a value is not 0. */
    private void mask(int value) {
        if (!masks.containsKey(value)) {
            vector(value);
            code.getstatic(OPERATORS, "NE", COMPARISON);
            number(0);
            code.invokevirtual(FLOAT_VECTOR, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
            code.astore(masks.computeIfAbsent(value, v -> code.allocateLocal(TypeKind.REFERENCE)));
        }
        code.aload(masks.get(value));
    }

    private void number(float number) {
        species();
        code.loadConstant(number);
        code.invokestatic(FLOAT_VECTOR, "broadcast", MethodTypeDesc.of(FLOAT_VECTOR, SPECIES, CD_float));
    }

    private void bits(String operator, int operand) {
        code.invokevirtual(FLOAT_VECTOR, "reinterpretAsInts", MethodTypeDesc.of(INT_VECTOR));
        integers(operator, operand);
    }

    private void integers(String operator, int operand) {
        code.getstatic(
                OPERATORS,
                operator,
                operator.startsWith("LSH") ? BINARY : descriptor(VectorOperators.Associative.class));
        code.loadConstant(operand);
        code.invokevirtual(INT_VECTOR, "lanewise", MethodTypeDesc.of(INT_VECTOR, BINARY, CD_int));
    }

    private void floats() {
        code.invokevirtual(INT_VECTOR, "reinterpretAsFloats", MethodTypeDesc.of(FLOAT_VECTOR));
    }

    private void species() {
        code.getstatic(LANES, "SPECIES", SPECIES);
    }

    private void method(String name, ClassDesc... parameters) {
        code.invokevirtual(FLOAT_VECTOR, name, MethodTypeDesc.of(FLOAT_VECTOR, parameters));
    }

    private void keep(int value) {
        code.astore(vectors.computeIfAbsent(value, v -> code.allocateLocal(TypeKind.REFERENCE)));
    }
}
