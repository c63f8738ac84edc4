package org.ranvier.plugins.backend.simd.code;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.ranvier.plugins.backend.simd.code.LaneCode.Place;

/**
 * Compiles {@link LaneCode} to a hidden class with one loop in which every value is a vector in a local variable, so
 * that the JIT keeps it in a register.
 */
final class KernelWriter {

    private static final ClassDesc FLOATS = CD_float.arrayType();
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(
            CD_void, FLOATS.arrayType(), CD_int.arrayType(), CD_int.arrayType(), FLOATS, CD_int, CD_int);
    private static final ClassDesc KERNEL = LaneKernel.class.describeConstable().orElseThrow();
    private static final ClassDesc NAME = ClassDesc.of(KernelWriter.class.getPackageName(), "GeneratedKernel");
    private static final int COLUMNS = 1;
    private static final int AT = 2;
    private static final int STEPS = 3;
    private static final int UNIFORMS = 4;
    private static final int FROM = 5;
    private static final int COUNT = 6;

    private final CodeBuilder code;
    private final LaneCode lanes;
    private final List<Place> columns;
    private final List<Place> uniforms;
    private final UnaryOperator<Place> carried;
    private int[] arrayOf;
    private int[] positionOf;
    private int[] stepOf;

    private KernelWriter(
            CodeBuilder code, LaneCode lanes, List<Place> columns, List<Place> uniforms, UnaryOperator<Place> carried) {
        this.code = code;
        this.lanes = lanes;
        this.columns = columns;
        this.uniforms = uniforms;
        this.carried = carried;
    }

    /**
     * Compiles.
     *
     * @param columns the places that are arrays, in the order in which the kernel takes them
     * @param uniforms the places that are the same for all vectors
     * @param carried for what the code reads of what it wrote for the vector before, the place where it wrote that;
     *     else null
     */
    static LaneKernel compile(LaneCode lanes, List<Place> columns, List<Place> uniforms, UnaryOperator<Place> carried) {
        byte[] bytes = ClassFile.of()
                .build(
                        NAME,
                        type -> type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                                .withInterfaceSymbols(KERNEL)
                                .withMethodBody(
                                        ConstantDescs.INIT_NAME,
                                        ConstantDescs.MTD_void,
                                        ClassFile.ACC_PRIVATE,
                                        init -> init.aload(0)
                                                .invokespecial(
                                                        ConstantDescs.CD_Object,
                                                        ConstantDescs.INIT_NAME,
                                                        ConstantDescs.MTD_void)
                                                .return_())
                                .withMethodBody(
                                        "run",
                                        RUN,
                                        ClassFile.ACC_PUBLIC,
                                        code -> new KernelWriter(code, lanes, columns, uniforms, carried).write()));
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return (LaneKernel) lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class))
                    .invoke();
        } catch (Throwable e) {
            throw new AssertionError("a generated kernel is not valid", e);
        }
    }

    private void write() {
        LaneEmitter emitter = new LaneEmitter(code);
        prologue(emitter);
        int index = code.allocateLocal(TypeKind.INT);
        Label loop = code.newLabel();
        Label end = code.newLabel();
        code.iconst_0()
                .istore(index)
                .labelBinding(loop)
                .iload(index)
                .iload(COUNT)
                .if_icmpge(end);
        body(emitter);
        carryOn(emitter);
        for (int c = 0; c < columns.size(); c++) {
            code.iload(positionOf[c]).iload(stepOf[c]).iadd().istore(positionOf[c]);
        }
        code.iinc(index, 1).goto_(loop).labelBinding(end).return_();
    }

    /** Puts the columns' arrays and positions, and all that stays the same, into local variables. */
    private void prologue(LaneEmitter emitter) {
        arrayOf = new int[columns.size()];
        positionOf = new int[columns.size()];
        stepOf = new int[columns.size()];
        for (int c = 0; c < columns.size(); c++) {
            arrayOf[c] = code.allocateLocal(TypeKind.REFERENCE);
            positionOf[c] = code.allocateLocal(TypeKind.INT);
            stepOf[c] = code.allocateLocal(TypeKind.INT);
            code.aload(COLUMNS).loadConstant(c).aaload().astore(arrayOf[c]);
            code.aload(AT).loadConstant(c).iaload().istore(positionOf[c]);
            code.aload(STEPS).loadConstant(c).iaload().istore(stepOf[c]);
        }
        for (int n = 0; n < lanes.steps().size(); n++) {
            switch (lanes.steps().get(n)) {
                case LaneCode.Constant(float value) -> emitter.broadcast(n, () -> code.loadConstant(value));
                case LaneCode.Read(Place place)
                when uniforms.contains(place) ->
                    emitter.broadcast(
                            n,
                            () -> code.aload(UNIFORMS)
                                    .iload(FROM)
                                    .loadConstant(uniforms.indexOf(place))
                                    .iadd()
                                    .faload());
                case LaneCode.Read(Place place) when written(place) != null -> load(emitter, n, place);
                default -> {}
            }
        }
    }

    private void body(LaneEmitter emitter) {
        for (int n = 0; n < lanes.steps().size(); n++) {
            switch (lanes.steps().get(n)) {
                case LaneCode.Read(Place place)
                when !uniforms.contains(place) && written(place) == null -> load(emitter, n, place);
                case LaneCode.Apply(LaneOp op, int a, int b, int c) -> emitter.apply(n, op, a, b, c);
                default -> {}
            }
        }
        for (LaneCode.Store store : lanes.stores()) {
            int column = columns.indexOf(store.place());
            emitter.store(store.value(), arrayOf[column], positionOf[column]);
        }
    }

    private void load(LaneEmitter emitter, int value, Place place) {
        int column = columns.indexOf(place);
        emitter.load(value, arrayOf[column], positionOf[column]);
    }

    /** The store of which a place holds what it wrote for the vector before; null where there is none. */
    private LaneCode.Store written(Place place) {
        Place from = carried.apply(place);
        return lanes.stores().stream()
                .filter(s -> s.place().equals(from))
                .findFirst()
                .orElse(null);
    }

    /**
     * Takes what is carried to the next vector from register to register: a load would have to wait for the store
     * before it.
     */
    private void carryOn(LaneEmitter emitter) {
        int[] reads = IntStream.range(0, lanes.steps().size())
                .filter(n -> lanes.steps().get(n) instanceof LaneCode.Read(Place place) && written(place) != null)
                .toArray();
        int[] values = IntStream.of(reads)
                .map(n ->
                        written(((LaneCode.Read) lanes.steps().get(n)).place()).value())
                .toArray();
        emitter.move(values, reads);
    }
}
