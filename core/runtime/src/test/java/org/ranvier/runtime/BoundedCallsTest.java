package org.ranvier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Neuron;
import org.ranvier.runtime.plugin.CallObserver;
import org.ranvier.runtime.plugin.Plugin;

/** A component that does not come back is named and given up; the others work. */
@Timeout(60)
class BoundedCallsTest extends PluginTest {

    private static final String PATIENCE = "ranvier.plugin.patience";

    @BeforeEach
    void beImpatient() {
        System.setProperty(PATIENCE, "1");
    }

    @AfterEach
    void bePatient() {
        System.clearProperty(PATIENCE);
    }

    /** A neuron that sleeps on line 6, whatever interrupts it, when it comes to one of its places. */
    private void neuron(String id, String sleeps) {
        String source = """
                package test.ID; import org.ranvier.api.*; import org.ranvier.api.model.*;
                public class The implements Neuron {
                    private static final String PLACE = "SLEEPS";
                    static void at(String place) {
                        while (place.equals(PLACE)) {
                            try { Thread.sleep(60_000); } catch (InterruptedException e) { place = "n" + e; }
                        } }
                    static { at("initialiser"); }
                    public The() { at("constructor"); }
                    public String name() { at("name"); return "ID"; }
                    public String description() { at("description"); return ""; }
                    public Schema schema() { at("schema"); return Schema.EMPTY; }
                    public Dynamics dynamics(Settings settings) { at("dynamics"); return Dynamics.define("n").build(); } }
                """;
        plugin(id)
                .source(
                        "module-info",
                        "module test.%s { requires org.ranvier.api; provides org.ranvier.api.model.Neuron with test.%s.The; }"
                                .formatted(id, id))
                .source("test." + id + ".The", source.replace("ID", id).replace("SLEEPS", sleeps))
                .write(plugins, id);
    }

    @ParameterizedTest
    @CsvSource({
        "initialiser, in a static initialiser",
        "constructor, in its constructor",
        "name, in name()",
        "description, in description()",
        "schema, in schema()",
    })
    void aComponentThatDoesNotComeBackHarmsNoOther(String place, String where) {
        neuron("bad", place);
        neuron("good", "");
        PluginRuntime runtime = open();

        assertThat(runtime.all(Neuron.class)).extracting(one -> one.name()).containsExactly("good");
        assertThat(runtime.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.PLUGIN);
            assertThat(problem.plugin()).isEqualTo("bad@1.0.0");
            assertThat(problem.where()).isEqualTo("The.java:6");
            assertThat(problem.message())
                    .startsWith(
                            "the neuron test.bad.The, " + where + ", does not come back within 1 s (it is in Thread.");
            assertThat(problem.remedy()).contains("-D" + PATIENCE + "=60");
        });
    }

    @Test
    void equationsThatAreNeverReadyAreGivenUp() {
        neuron("bad", "dynamics");
        Neuron neuron = open().find(Neuron.class, "bad", "");

        RanvierException thrown =
                catchThrowableOfType(RanvierException.class, () -> neuron.dynamics(Settings.defaults(Schema.EMPTY)));

        assertThat(thrown)
                .hasMessageStartingWith(
                        "The.java:6: plugin bad@1.0.0: the neuron test.bad.The, in dynamics(), does not come back within 1 s");
    }

    @Test
    void whoeverLooksOnSeesWhatIsEnteredAndLeft() {
        neuron("good", "");
        PluginRuntime runtime = open();
        List<String> seen = new ArrayList<>();
        runtime.observe(new CallObserver() {
            @Override
            public synchronized void entered(Plugin plugin, String subject, String method) {
                seen.add(plugin + " " + subject + " " + method);
            }

            @Override
            public synchronized void left() {
                seen.add("left");
            }
        });

        runtime.find(Neuron.class, "good", "").exchangeNames(Settings.defaults(Schema.EMPTY));

        assertThat(seen)
                .startsWith("good@1.0.0 test.good.The <init>", "left")
                .endsWith("good@1.0.0 the neuron 'good' exchangeNames", "left");
    }

    @Test
    void whatAThreadDoesIsAttributedByItsStack() {
        neuron("good", "");
        PluginRuntime runtime = open();
        runtime.all(Neuron.class);
        StackTraceElement exit = new StackTraceElement(null, "java.base", "", "java.lang.System", "exit", null, 1);
        StackTraceElement neuron =
                new StackTraceElement("app", "test.good", "", "test.good.The", "dynamics", "The.java", 13);
        StackTraceElement host = new StackTraceElement("app", "org.ranvier.cli", "", "Main", "main", "Main.java", 1);

        assertThat(runtime.blame(new StackTraceElement[] {exit, neuron, host}, "ended the process", "tell somebody"))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .hasToString(
                                "The.java:13: plugin good@1.0.0: the neuron test.good.The, in dynamics(), ended the process;"
                                        + " tell somebody."));
        assertThat(runtime.blame(new StackTraceElement[] {exit, host}, "", "")).isEmpty();
    }
}
