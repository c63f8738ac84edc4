package org.ranvier.runtime.zoo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.ranvier.runtime.zoo.Animal.Caught.READ;

import java.nio.charset.Charset;
import java.util.List;

/** Descriptors that cannot be understood. */
final class BadDescriptors {

    private static final String FILE = "META-INF/ranvier-plugin.properties";

    static final List<Animal> ALL = List.of(
            new Animal(
                    "a jar without a descriptor",
                    READ,
                    "the jar has no META-INF/ranvier-plugin.properties",
                    "add one if it is a plugin, or move the jar elsewhere",
                    cage -> {
                        cage.write(cage.plugin());
                        cage.replace(FILE, old -> null);
                    }),
            new Animal(
                    "a descriptor at the top of the jar",
                    READ,
                    "the jar has no META-INF/ranvier-plugin.properties",
                    "move ranvier-plugin.properties into META-INF",
                    cage -> {
                        cage.write(cage.plugin());
                        cage.replace("ranvier-plugin.properties", old -> "id=bad".getBytes(UTF_8));
                        cage.replace(FILE, old -> null);
                    }),
            line("an id is missing", "id=bad\n", "", "'id' is missing", "add a line id=my-neurons"),
            line(
                    "an id in capitals",
                    "id=bad",
                    "id=Bad Plugin",
                    "id: 'Bad Plugin' is not a lower-case word of letters, digits and hyphens",
                    "write it like id=my-neurons"),
            line(
                    "a version of two numbers",
                    "version=1.0.0",
                    "version=1.0",
                    "version: '1.0' is not a semantic version such as 1.4.0 or 2.0.0-rc.1",
                    "write it like version=1.0.0"),
            line(
                    "a range that no version fits",
                    "[1.0.0-rc.1,2)",
                    "[0.2,0.1)",
                    "api: no version fits the range [0.2.0,0.1.0)",
                    "write it like api=[1.0.0-rc.1,2)"),
            line(
                    "a range of two ranges",
                    "[1.0.0-rc.1,2)",
                    "^0.1 || ^1.0",
                    "api: '^0.1 || ^1.0' is not a version range such as [1.0,2.0), ^1.2 or >=1.2 <2; a plugin fits one"
                            + " range",
                    "write it like api=[1.0.0-rc.1,2)"),
            line(
                    "an api that does not exist yet",
                    "[1.0.0-rc.1,2)",
                    "^7.0",
                    "it fits versions [7.0.0,8.0.0) of the Ranvier API, but this is …",
                    "install a version of the plugin for …"),
            more(
                    "a key that does not exist",
                    "unlodable=true",
                    "there is no key 'unlodable'",
                    "did you mean 'unloadable'? the keys are: …"),
            more("a key twice", "id=other", "'id' is given twice", "keep one of them"),
            more(
                    "a flag that is neither",
                    "unloadable=no",
                    "unloadable: 'no' is neither true nor false",
                    "write unloadable=true or unloadable=false"),
            more(
                    "a checksum of a jar in itself",
                    "sha256.bad.jar=00",
                    "a single jar cannot hold a checksum of itself",
                    "remove 'sha256.bad.jar'"),
            line(
                    "an escape that Java does not know",
                    "description=for",
                    "description=\\u00zz",
                    "it has a malformed \\u escape",
                    "write the character itself, in UTF-8"),
            more(
                    "a library folder of a single jar",
                    "classpath=lib",
                    "a single jar has no folder of libraries",
                    "make the plugin a directory, or remove 'classpath'"),
            more(
                    "a module of its own that is optional",
                    "optional=my.library",
                    "optional: 'my.library' is not a module of Java",
                    "write it like optional=java.desktop"),
            more(
                    "requirements with a comma within a range",
                    "requires=other >=1.0, <2.0",
                    "requires: '<2.0' is not a plugin and a version range: between two bounds is no comma",
                    "write it like requires=my-neurons[1.0,2.0)"),
            more(
                    "one plugin required twice",
                    "requires=other ^1.0, other ^2.0",
                    "requires: 'other' is given twice",
                    "keep the range that both allow"),
            encoded("a descriptor in Latin 1", ISO_8859_1),
            encoded("a descriptor in UTF-16", UTF_16),
            new Animal(
                    "a checksum that is none",
                    READ,
                    "sha256.bad.jar is not a SHA-256",
                    "write its 64 hexadecimal digits",
                    cage -> cage.writeFolder(cage.plugin().descriptor("sha256.bad.jar", "md5"), "#")));

    private BadDescriptors() {}

    private static Animal line(String name, String line, String changed, String says, String remedy) {
        return new Animal(name, READ, says, remedy, cage -> {
            cage.write(cage.plugin());
            cage.descriptor(text -> text.replace(line, changed));
        });
    }

    private static Animal more(String name, String line, String says, String remedy) {
        return new Animal(name, READ, says, remedy, cage -> {
            cage.write(cage.plugin());
            cage.descriptor(text -> text + line + "\n");
        });
    }

    private static Animal encoded(String name, Charset charset) {
        return new Animal(name, READ, "it is not in UTF-8", "save it in UTF-8", cage -> {
            cage.write(cage.plugin());
            cage.replace(FILE, old -> (new String(old, UTF_8) + "# für Müller\n").getBytes(charset));
        });
    }
}
