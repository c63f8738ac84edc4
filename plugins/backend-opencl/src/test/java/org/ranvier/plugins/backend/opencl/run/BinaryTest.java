package org.ranvier.plugins.backend.opencl.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.plugins.backend.opencl.Opencl;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Memory;
import org.ranvier.plugins.backend.opencl.device.Shape;
import org.ranvier.plugins.backend.opencl.plan.Layout;

class BinaryTest {

    /** Four bytes, rather than four for each sample of a group. */
    @Test
    void bitsTakeAWordOfATick() {
        Layout.Rows rows = Layout.Rows.of(0, 92, 0);
        for (int group : new int[] {16, 32}) {
            Dialect dialect = new Dialect(null, new Shape(1, group));
            long numbers = bytes(dialect, rows);
            assertThat(numbers).isEqualTo(4L * group * (10 * 7 * 92 + Layout.SLACK));
            assertThat(bytes(dialect, rows.packed(true))).isEqualTo(numbers / group);
        }
    }

    @Test
    void neuronsOfThePlanSendBits() {
        var plan = Opencl.plan(Map.of());

        assertThat(plan.all(Population.class)).allMatch(p -> p.step().binary());
        assertThat(new Layout(plan).output("hidden").spikes()).isTrue();
        assertThat(new Layout(plan).output("input").spikes()).isFalse();
    }

    private static long bytes(Dialect dialect, Layout.Rows rows) {
        try (Memory memory = Memory.counting()) {
            Signal.in(memory, dialect, 10, 7, rows);
            return memory.bytes();
        }
    }
}
