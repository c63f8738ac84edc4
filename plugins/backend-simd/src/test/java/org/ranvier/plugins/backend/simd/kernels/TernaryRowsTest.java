package org.ranvier.plugins.backend.simd.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Over ternary weights, spikes are added and subtracted; the code that Java runs multiplies nothing. */
class TernaryRowsTest {

    private static final Set<String> PRODUCTS = Set.of("mul", "fma", "div", "lanewise");

    @Test
    void nothingIsMultipliedForASpike() throws IOException {
        List<MethodModel> perSpike = methods(TernaryRows.class).stream()
                .filter(m -> Set.of("add", "subtract").contains(m.methodName().stringValue()))
                .filter(m -> m.methodType().stringValue().startsWith("([FILorg/"))
                .toList();

        assertThat(perSpike).hasSize(2);
        assertThat(perSpike).allSatisfy(method -> {
            assertThat(called(method)).contains("intoArray").doesNotContainAnyElementsOf(PRODUCTS);
            assertThat(operators(method)).doesNotContain(Opcode.FMUL, Opcode.IMUL, Opcode.DMUL, Opcode.LMUL);
        });
    }

    @Test
    void whereWeightsAreAnyNumbersItIs() throws IOException {
        assertThat(methods(PushRows.class).stream().flatMap(m -> called(m).stream()))
                .contains("fma");
    }

    private static List<MethodModel> methods(Class<?> type) throws IOException {
        try (InputStream code = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return ClassFile.of().parse(code.readAllBytes()).methods();
        }
    }

    private static List<String> called(MethodModel method) {
        return instructions(method, InvokeInstruction.class)
                .map(call -> call.name().stringValue())
                .toList();
    }

    private static List<Opcode> operators(MethodModel method) {
        return instructions(method, OperatorInstruction.class)
                .map(OperatorInstruction::opcode)
                .toList();
    }

    private static <T> Stream<T> instructions(MethodModel method, Class<T> kind) {
        return method.code().orElseThrow().elementList().stream()
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
