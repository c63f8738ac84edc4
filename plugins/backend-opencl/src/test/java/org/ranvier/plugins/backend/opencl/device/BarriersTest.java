package org.ranvier.plugins.backend.opencl.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kernels of files; those that are written for equations are looked at wherever the conformance suite compiles them.
 */
class BarriersTest {

    @ParameterizedTest
    @ValueSource(strings = {"projections", "signals", "normalize"})
    void allOfAGroupComeToEveryBarrierOfAFile(String file) {
        String source = Dialect.text("prelude") + Dialect.text(file);

        assertThat(Barriers.count(source)).as("functions with barriers").isGreaterThan(3);
        assertThat(Barriers.faults(source)).isEmpty();
    }

    private static String kernel(String body) {
        return "float all(V v, __local V* s) { s[0] = v; barrier(CLK_LOCAL_MEM_FENCE); return s[0]; }\n"
                + "__kernel void k(const int ticks, __global const int* first, __local V* s) {\n"
                + "int item = get_local_id(0); int row = get_global_id(1); int last = min(ticks, 8);\n" + body + "\n}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all(s[item], s);",
                "for (int t = 0; t < ticks; t++) { if (item < t) { s[item] = 0; } all(s[item], s); }",
                "for (int t = row; t < last; t += 4) { int end = min(t + 4, ticks); for (int u = t; u < end; u++) { all(s[u], s); } }",
                "if (item == 0) { s[0] = 1; }",
                "for (int t = item; t < first[row]; t++) { s[t] = 0; } barrier(CLK_LOCAL_MEM_FENCE);",
                "// if (item) { barrier(0); }\nall(s[item], s);",
            })
    void whatAllComeToIsLetPass(String body) {
        assertThat(Barriers.faults(kernel(body))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (ticks > 3) { all(s[item], s); }",
                "if (ticks > 3) all(s[item], s);",
                "if (ticks > 3) { s[item] = 0; } else { barrier(CLK_LOCAL_MEM_FENCE); }",
                "for (int t = 0; t < ticks; t++) { int used = first[t]; if (used) { for (int u = 0; u < 4; u++) { all(s[u], s); } } }",
                "for (int t = item; t < ticks; t++) { all(s[t], s); }",
                "for (int t = 0; t < first[row]; t++) { all(s[t], s); }",
                "int end = first[row]; for (int t = 0; t < end; t++) { all(s[t], s); }",
                "while (ticks > 3) { all(s[item], s); }",
                "do { barrier(CLK_LOCAL_MEM_FENCE); } while (ticks > 3);",
                "if (item >= ticks) { return; } all(s[item], s);",
                "if (item >= ticks) return; barrier(CLK_LOCAL_MEM_FENCE);",
                "for (int t = 0; t < ticks; t++) { if (first[t]) { continue; } all(s[t], s); }",
                "for (int t = 0; t < ticks; t++) { if (first[t]) break; all(s[t], s); }",
                "float x = ticks > 3 ? all(s[item], s) : 0;",
                "int y = ticks > 3 && all(s[item], s) > 0;",
                "switch (ticks) { case 3: barrier(CLK_LOCAL_MEM_FENCE); }",
            })
    void whatSomeMayMissIsFound(String body) {
        assertThat(Barriers.faults(kernel(body))).isNotEmpty();
    }

    @Test
    void aBarrierBehindSeveralCallsIsOne() {
        String source = "void a() { barrier(0); } void b() { a(); } __kernel void k(int n) { if (n) { b(); } }";

        assertThat(Barriers.faults(source)).containsExactly("k: a barrier in if (n)");
    }
}
