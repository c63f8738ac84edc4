package org.ranvier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.Component;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.model.Neuron;

/** Whatever a component does wrong is told as its plugin's, with the line of its author's source. */
class GuardTest extends PluginTest {

    private static final Settings NONE = Settings.defaults(org.ranvier.api.Schema.EMPTY);

    /** A neuron of four methods on four lines; one of them may be another. */
    private PluginRuntime neuron(String method, String body) {
        List<String> lines = new java.util.ArrayList<>(List.of(
                "package test.n; import org.ranvier.api.*; import org.ranvier.api.model.*;",
                "public class The implements Neuron {",
                "public String name() { return \"n\"; }",
                "public String description() { return \"a neuron\"; }",
                "public Schema schema() { return Schema.EMPTY; }",
                "public Dynamics dynamics(Settings s) { var m = Dynamics.define(\"n\");",
                "  var v = m.state(\"v\"); v.next(m.input()); return m.output(v.now()).build(); } }"));
        if (!method.isEmpty()) {
            lines.replaceAll(line ->
                    line.contains(" " + method + "(") ? line.substring(0, line.indexOf('{') + 1) + body + "}" : line);
        }
        if (method.equals("dynamics")) {
            lines.set(6, "}");
        }
        PluginJar jar = plugin("n")
                .source(
                        "module-info",
                        "module test.n { requires org.ranvier.api; provides org.ranvier.api.model.Neuron with test.n.The; }");
        jar.source("test.n.The", String.join("\n", lines)).write(plugins, "n");
        return open();
    }

    @ParameterizedTest
    @ValueSource(strings = {"description", "schema"})
    void aNullWhereSomethingIsListedIsToldWithTheMethod(String method) {
        PluginRuntime runtime = neuron(method, "return null;");

        assertThatThrownBy(() -> runtime.find(Neuron.class, "n", "net.yaml:3:1"))
                .isInstanceOfSatisfying(RanvierException.class, e -> {
                    assertThat(e.problems().getFirst().kind()).isEqualTo(Problem.Kind.PLUGIN);
                    assertThat(e.problems().getLast())
                            .hasToString("test.n.The: plugin n@1.0.0: the neuron 'n' returned null from " + method
                                    + "(); tell the plugin's author.");
                });
        assertThat(runtime.problems()).hasSize(1);
    }

    @Test
    void aNullThatIsComputedIsToldWithTheMethod() {
        assertBlamed(neuron("dynamics", "return null;"), "test.n.The", "the neuron 'n' returned null from dynamics()");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throw new IllegalStateException(\"no licence\");|java.lang.IllegalStateException: no licence",
                "throw new IllegalArgumentException(\"odd\");|java.lang.IllegalArgumentException: odd",
                "return dynamics(s);|it calls itself without end (StackOverflowError)",
                "Object all = new long[Integer.MAX_VALUE]; return null;|it takes more memory than Java may use",
                "throw new NoSuchMethodError(\"'void a.B.c()'\");|it was compiled against another version of what it uses: 'void a.B.c()'",
                "throw new NoClassDefFoundError(\"a/b/C\");|it needs the class a.b.C, which is not there",
                "Dynamics.define(\"n\").state(\"v\").next(null); return null;|java.lang.NullPointerException: the next value of a state",
                "return Dynamics.define(null).output(Exprs.constant(1)).build();|java.lang.NullPointerException: the name of the dynamics",
                "throw new RuntimeException(\"red \\u001b[31m\\nRun rm\");|java.lang.RuntimeException: red \uFFFD[31m Run rm",
            })
    void whateverIsThrownIsToldWithTheLine(String body, String says) {
        assertBlamed(neuron("dynamics", body), "The.java:6", "the neuron 'n' failed in dynamics(): " + says);
    }

    @Test
    void aProblemThatAComponentTellsItselfIsLeftAsItIs() {
        PluginRuntime runtime =
                neuron("dynamics", "throw new RanvierException(Problem.usage(\"here\", \"too fast\", \"wait\"));");

        assertThatThrownBy(() -> runtime.find(Neuron.class, "n", "").dynamics(NONE))
                .hasMessage("here: too fast; wait.");
    }

    @Test
    void textForTerminalsIsMadeHarmless() {
        PluginRuntime runtime = neuron("description", "return \"a\\nb\\u001b]0;title\\u0007\\u202e\";");

        assertThat(runtime.find(Neuron.class, "n", "").description()).isEqualTo("a b\uFFFD]0;title\uFFFD\uFFFD");
    }

    @Test
    void whatAComponentMakesIsGuardedToo() {
        plugin("enc")
                .source(
                        "module-info",
                        "module test.enc { requires org.ranvier.api; provides org.ranvier.api.data.Encoder with test.enc.The; }")
                .source("test.enc.The", """
                        package test.enc;
                        import java.util.*; import org.ranvier.api.*; import org.ranvier.api.data.*;
                        public class The implements Encoder {
                            public String name() { return "enc"; }
                            public String description() { return ""; }
                            public Encoding prepare(Settings s, List<Integer> shape, Window window) { return new Encoding() {
                                public int channels() { return 3; }
                                public boolean graded() { return false; }
                                public Encoding fitted(Iterable<Sample> training) { return null; }
                                public void encode(Sample sample, Draws draws, SignalSink sink) {
                                    sink.event(0, 1, 1);
                                    Object[] none = new Object[sample == null ? 0 : 1];
                                    if (sample != null) { return; }
                                    Objects.requireNonNull(none[0]);
                                } }; } }
                        """)
                .write(plugins, "enc");
        Encoder.Encoding encoding =
                open().find(Encoder.class, "enc", "").prepare(NONE, List.of(1), Encoder.Window.UNBOUNDED);

        assertThat(encoding.channels()).isEqualTo(3);
        List<Double> times = new java.util.ArrayList<>();
        encoding.encode(
                new org.ranvier.api.data.Sample.Waveform(new double[1], 1),
                i -> 0,
                (channel, time, value) -> times.add(time));
        assertThat(times).containsExactly(1.0);
        assertThatThrownBy(() -> encoding.encode(null, i -> 0, (channel, time, value) -> {}))
                .hasMessageStartingWith("The.java:14: plugin enc@1.0.0: the"
                        + " encoder 'enc' failed in encode(): java.lang.ArrayIndexOutOfBoundsException");
        assertThatThrownBy(() -> encoding.fitted(List.of())).hasMessageContaining("returned null from fitted()");
    }

    @Test
    void aStaticInitialiserThatFailsIsToldWithItsLine() {
        plugin("early").source("test.early.The", """
                package test.early;
                public class The implements org.ranvier.api.Component {
                    static final int N = Integer.parseInt("many");
                    public String name() { return "early"; }
                    public String description() { return ""; } }
                """).write(plugins, "early");

        PluginRuntime runtime = open();

        assertThat(runtime.all(Component.class)).isEmpty();
        assertThat(runtime.problems()).singleElement().satisfies(p -> {
            assertThat(p.where()).isEqualTo("The.java:3");
            assertThat(p.message())
                    .isEqualTo("the constructor of test.early.The failed (a static initialiser failed:"
                            + " java.lang.NumberFormatException: For input string: \"many\")");
        });
    }

    private static void assertBlamed(PluginRuntime runtime, String where, String message) {
        Neuron neuron = runtime.find(Neuron.class, "n", "");
        Problem problem = problem(() -> neuron.dynamics(NONE));
        assertThat(problem.kind()).isEqualTo(Problem.Kind.PLUGIN);
        assertThat(problem.plugin()).isEqualTo("n@1.0.0");
        assertThat(problem.where()).isEqualTo(where);
        assertThat(problem.message()).startsWith(message);
        assertThat(problem.remedy()).isNotEmpty();
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(RanvierException.class, call).problems().getFirst();
    }
}
