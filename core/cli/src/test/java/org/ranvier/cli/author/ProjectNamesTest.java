package org.ranvier.cli.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectNamesTest {

    @Test
    void theRestFollowsFromTheName() {
        assertThat(of("my-neuron"))
                .isEqualTo(new ProjectNames("my-neuron", "com.example.myneuron", "com.example", "0.1.0"));
        assertThat(ProjectNames.of("x", Optional.of("org.mylab.x"), Optional.empty(), Optional.of("2.0.0-rc.1")))
                .isEqualTo(new ProjectNames("x", "org.mylab.x", "org.mylab", "2.0.0-rc.1"));
        assertThat(ProjectNames.of("x", Optional.empty(), Optional.of("org.mylab"), Optional.empty())
                        .packageName())
                .isEqualTo("org.mylab.x");
    }

    @ParameterizedTest
    @CsvSource({
        "MyNeuron, write it like my-neuron",
        "my_neuron, write it like my-neuron",
        "3d, write it like d",
        "-, write it like my-neuron",
        "neurönchen, write it like neur-nchen"
    })
    void aNameOfAnotherFormIsRefusedWithOneThatWouldDo(String name, String remedy) {
        assertThatThrownBy(() -> of(name))
                .hasMessageContaining("lower-case letters")
                .hasMessageContaining(remedy);
    }

    /** In Turkish, the small letter of I has no dot. */
    @Test
    void namesAreTheSameInTurkey() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of("tr"));
        try {
            assertThat(of("izhikevich").className("Neuron")).isEqualTo("IzhikevichNeuron");
            assertThatThrownBy(() -> of("IF")).hasMessageContaining("write it like if");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "adex, Neuron, AdexNeuron",
        "my-neuron, Neuron, MyNeuron",
        "neuron, Neuron, NeuronNeuron",
        "a-1b-c, Encoder, A1bCEncoder"
    })
    void classesAreNeverCalledAsTheirContract(String name, String ending, String expected) {
        assertThat(of(name).className(ending)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"int,", "x, single", "x, org.class.x", "x, org..x", "x, org.my-lab"})
    void whatJavaTakesForNoPackageIsRefused(String name, String packageName) {
        assertThatThrownBy(() ->
                        ProjectNames.of(name, Optional.ofNullable(packageName), Optional.empty(), Optional.empty()))
                .hasMessageContaining("no name of a package")
                .hasMessageContaining("--package");
    }

    @ParameterizedTest
    @CsvSource({"1", "1.0", "01.0.0", "v1.0.0", "1.0.0-ü"})
    void aVersionHasThreeNumbers(String version) {
        assertThatThrownBy(() -> ProjectNames.of("x", Optional.empty(), Optional.empty(), Optional.of(version)))
                .hasMessageContaining("three numbers");
    }

    private static ProjectNames of(String name) {
        return ProjectNames.of(name, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
