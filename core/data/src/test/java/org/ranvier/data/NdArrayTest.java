package org.ranvier.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NdArrayTest {

    @Test
    void shapeAndValuesMustAgree() {
        assertThat(NdArray.of(new double[6], 2, 3).shape()).containsExactly(2, 3);
        assertThat(NdArray.of(new double[] {4}).shape()).isEmpty();
        assertThat(NdArray.of(new double[0], 0, 7).bytes()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> NdArray.of(new double[5], 2, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> NdArray.of(new double[2], -1, -2));
    }

    @Test
    void convertsToFloatsAndInts() {
        assertThat(NdArray.of(new double[] {0.1, -2}, 2).toFloats()).containsExactly(0.1f, -2f);
        assertThat(NdArray.of(new int[] {3, -4}, 2).toInts()).containsExactly(3, -4);
        assertThatThrownBy(() -> NdArray.of(new double[] {1, 0.5}, 2).toInts())
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("element 1 is 0.5");
    }

    @Test
    void takesAsFewBitsAsLoseNothing() {
        double[] single = {0.1f, -0.0, Float.MIN_VALUE, -Float.MAX_VALUE, 3};

        assertThat(NdArray.inFewestBits(single, 5)).isEqualTo(new NdArray(ElementType.F32, List.of(5), single));
        for (double other : new double[] {0.1, 1e-300, 2.0 * Float.MAX_VALUE, 1 + Math.ulp(1.0)}) {
            double[] mixed = {0.1f, other};
            assertThat(NdArray.inFewestBits(mixed, 2)).isEqualTo(NdArray.of(mixed, 2));
        }
    }

    @Test
    void comparesByContent() {
        NdArray array = NdArray.of(new double[] {1, Double.NaN}, 2);
        assertThat(array)
                .isEqualTo(NdArray.of(new double[] {1, Double.NaN}, 2))
                .hasSameHashCodeAs(NdArray.of(new double[] {1, Double.NaN}, 2));
        assertThat(array).isNotEqualTo(new NdArray(ElementType.F32, List.of(2), array.values()));
        assertThat(array).isNotEqualTo(new NdArray(ElementType.F64, List.of(2, 1), array.values()));
        assertThat(array).hasToString("F64[2]");
    }

    @ParameterizedTest
    @CsvSource({"I32, 0.5", "I32, 2147483648", "I16, -32769", "U8, 256", "U8, -1", "BOOL, 2", "I64, 1e19", "I64, NaN"})
    void refusesNumbersThatATypeDoesNotHave(ElementType type, double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> type.put(ByteBuffer.allocate(8), value))
                .withMessageContaining("cannot be stored as " + type);
    }
}
