package org.ranvier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Neuron;
import org.ranvier.runtime.plugin.ClassOwner;

/** Who has a class, and what that explains. */
class OwnersTest extends PluginTest {

    /** A neuron with a copy of a class that another plugin has too, and which meets the other's by way of Java. */
    private void neuron(String id) {
        plugin(id)
                .source(
                        "module-info",
                        "module test.%s { requires org.ranvier.api; provides org.ranvier.api.model.Neuron with test.%s.The; }"
                                .formatted(id, id))
                .source("shared.Thing", "package shared; public class Thing {}")
                .source("test." + id + ".The", """
                        package test.ID; import java.util.*; import org.ranvier.api.*; import org.ranvier.api.model.*;
                        public class The implements Neuron {
                            public String name() { return "ID"; }
                            public String description() { return ""; }
                            public Map<String, String> exchangeNames(Settings settings) {
                                Object there = System.getProperties().put("test.thing", new shared.Thing());
                                if (there != null) { shared.Thing mine = (shared.Thing) there; }
                                return Map.of(); }
                            public Dynamics dynamics(Settings settings) { return null; } }
                        """.replace("ID", id))
                .write(plugins, id);
    }

    @Test
    void aClassOfTwoPluginsIsFoundInBoth() {
        neuron("one");
        neuron("two");

        List<ClassOwner> owners = open().owners("shared.Thing");

        assertThat(owners).extracting(ClassOwner::holder).containsExactly("one@1.0.0", "two@1.0.0");
        assertThat(owners).extracting(ClassOwner::module).containsExactly("test.one", "test.two");
        assertThat(owners).allSatisfy(owner -> assertThat(owner.location()).startsWith(plugins.toString()));
        assertThat(open().owners("Thing")).extracting(ClassOwner::type).contains("shared.Thing");
        assertThat(open().owners("shared.Nothing")).isEmpty();
    }

    @Test
    void classesOfTheHostAreFoundToo() {
        assertThat(open().owners(Component.class.getName())).singleElement().satisfies(owner -> {
            assertThat(owner.holder()).isEqualTo("Ranvier");
            assertThat(owner.module()).isEqualTo("org.ranvier.api");
        });
        assertThat(open().owners("java.lang.String"))
                .extracting(ClassOwner::holder)
                .containsExactly("Java");
    }

    @Test
    void aClassThatIsNotItselfIsExplained() {
        neuron("one");
        neuron("two");
        PluginRuntime runtime = open();
        Settings none = Settings.defaults(org.ranvier.api.Schema.EMPTY);
        try {
            runtime.find(Neuron.class, "one", "").exchangeNames(none);

            assertThatThrownBy(() -> runtime.find(Neuron.class, "two", "").exchangeNames(none))
                    .hasMessage(
                            "The.java:7: plugin two@1.0.0: the neuron 'two' failed in exchangeNames(): the class"
                                    + " shared.Thing of one@1.0.0 is not that of two@1.0.0: each has a copy of its own; let one plugin"
                                    + " require the other and leave the class out; ranvier doctor shared.Thing shows who has it.");
        } finally {
            System.getProperties().remove("test.thing");
        }
    }
}
