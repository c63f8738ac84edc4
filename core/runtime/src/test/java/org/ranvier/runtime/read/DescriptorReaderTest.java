package org.ranvier.runtime.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ranvier.runtime.plugin.PluginDescriptor;
import org.ranvier.runtime.plugin.Requirement;

class DescriptorReaderTest {

    private static final String VALID = """
            id=neurons-lif
            version=1.2.0
            description=Neurons that leak – in UTF-8
            api=[1.0.0-rc.1,2)
            """;

    @Test
    void readsADescriptor() {
        PluginDescriptor descriptor =
                new DescriptorReader("jar", false).read(VALID + """
                requires=shapes[1.0,2.0),  other 1.2, third@0.3, last(,2.0], any, up^1.2, mended ~1.2.3, both >=1.2 <2
                unloadable=false
                native-access=true
                """).orElseThrow();

        assertThat(descriptor).hasToString("neurons-lif@1.2.0");
        assertThat(descriptor.description()).isEqualTo("Neurons that leak – in UTF-8");
        assertThat(descriptor.unloadable()).isFalse();
        assertThat(descriptor.nativeAccess()).isTrue();
        assertThat(descriptor.requires())
                .extracting(Requirement::toString)
                .containsExactly(
                        "shapes[1.0.0,2.0.0)",
                        "other[1.2.0,2.0.0)",
                        "third[0.3.0,0.4.0)",
                        "last(,2.0.0]",
                        "any",
                        "up[1.2.0,2.0.0)",
                        "mended[1.2.3,1.3.0)",
                        "both[1.2.0,2.0.0)");
    }

    @Test
    void reportsEverythingAtOnce() {
        assertThat(problems("""
                id=Neurons LIF
                version=1.2
                api=[0.2,0.1)
                requires=shapes[1.0,2.0), other latest
                optional=java.desktop, desktop
                unloadable=maybe
                unlodable=true
                """))
                .containsExactly(
                        "jar: there is no key 'unlodable'; did you mean 'unloadable'?"
                                + " the keys are: id, version, description, api, requires, optional, classpath, unloadable, native-access, sha256.<file>.",
                        "jar: id: 'Neurons LIF' is not a lower-case word of letters, digits and hyphens;"
                                + " write it like id=my-neurons.",
                        "jar: version: '1.2' is not a semantic version such as 1.4.0 or 2.0.0-rc.1; write it like version=1.0.0.",
                        "jar: 'description' is missing; add a line description=what the plugin offers, in one line.",
                        "jar: api: no version fits the range [0.2.0,0.1.0); write it like api=[1.0.0-rc.1,2).",
                        "jar: requires: 'latest' is not a version range such as [1.0,2.0), ^1.2 or >=1.2 <2;"
                                + " write it like requires=my-neurons[1.0,2.0).",
                        "jar: optional: 'desktop' is not a module of Java; write it like optional=java.desktop.",
                        "jar: unloadable: 'maybe' is neither true nor false; write unloadable=true or unloadable=false.");
    }

    @Test
    void refusesRepeatedKeysAndChecksumsInAJar() {
        assertThat(problems(VALID + "id=other\nsha256.a.jar=00\n"))
                .containsExactly(
                        "jar: 'id' is given twice; keep one of them.",
                        "jar: a single jar cannot hold a checksum of itself; remove 'sha256.a.jar'.");
    }

    @Test
    void refusesTextThatIsNoListOfRequirements() {
        assertThat(problems(VALID + "requires=a[1.0,2.0) b 1.0, , c[1.0, d >=1.0, <2\n"))
                .containsExactly(
                        "jar: requires: '[1.0,2.0) b 1.0' is not a version range such as [1.0,2.0), ^1.2 or >=1.2 <2;"
                                + " write it like requires=my-neurons[1.0,2.0).",
                        "jar: requires: '' is not a plugin and a version range; write it like requires=my-neurons[1.0,2.0).",
                        "jar: requires: '[1.0' is not a version range such as [1.0,2.0), ^1.2 or >=1.2 <2;"
                                + " write it like requires=my-neurons[1.0,2.0).",
                        "jar: requires: '<2' is not a plugin and a version range: between two bounds is no comma;"
                                + " write it like requires=my-neurons[1.0,2.0).");
    }

    @Test
    void refusesARequirementTwice() {
        assertThat(problems(VALID + "requires=a 1.0, a 1.2\n"))
                .containsExactly("jar: requires: 'a' is given twice; keep the range that both allow.");
    }

    private static List<String> problems(String text) {
        DescriptorReader reader = new DescriptorReader("jar", false);
        assertThat(reader.read(text)).isEmpty();
        return reader.problems().stream().map(Object::toString).toList();
    }
}
