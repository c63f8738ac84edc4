package org.ranvier.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes plugins with one component each that does something wrong, as their authors would. */
final class FaultyPlugin {

    private FaultyPlugin() {}

    /**
     * Makes a plugin whose id is {@code bad}, with a component {@code bad.The} whose source begins on line 4.
     *
     * @param contract the full name of its contract
     * @param members the members of the class
     * @param folder where its jar goes, {@code bad.jar}
     * @return the jar
     */
    static Path write(Path folder, String contract, String members) throws IOException, InterruptedException {
        Path sources = Files.createTempDirectory(folder, "sources");
        Path types = Files.createDirectories(sources.resolve("src/bad"));
        Files.writeString(sources.resolve("src/module-info.java"), """
                module bad {
                    requires org.ranvier.api;
                    provides %s with bad.The;
                }
                """.formatted(contract));
        Files.writeString(
                types.resolve("The.java"),
                "package bad; import java.util.*; import org.ranvier.api.*; import org.ranvier.api.model.*;"
                        + " import org.ranvier.api.learning.*;\n"
                        + "import org.ranvier.api.data.*; import org.ranvier.api.backend.*; import org.ranvier.api.plan.*;"
                        + " import org.ranvier.api.exchange.*;\n"
                        + "public class The implements " + contract + " {\n" + members + "\n}\n");
        Path descriptor =
                Files.createDirectories(sources.resolve("resources/META-INF")).resolve("ranvier-plugin.properties");
        Files.writeString(
                descriptor,
                "id=bad\nversion=1.0.0\ndescription=bad\napi=[1.0.0-rc.1,2)\n"
                        + (members.contains("java.lang.foreign") ? "native-access=true\n" : ""));
        Path jar = ThirdPartyPlugin.compile(Installation.assembled().apiJar(), sources, sources.resolve("bad.jar"));
        return Files.copy(
                jar, Files.createDirectories(folder.resolve("plugins")).resolve("bad.jar"));
    }

    /**
     * Makes one with a neuron.
     *
     * @param place the method in which it does it: {@code initialiser}, {@code constructor}, {@code name} or
     *     {@code dynamics}
     * @param statement what it does, on the line that {@link #line} tells
     */
    static Path neuron(Path folder, String place, String statement) throws IOException, InterruptedException {
        return write(folder, "org.ranvier.api.model.Neuron", """
                static { if (at("initialiser", "PLACE")) { initialiser } }
                public The() { if (at("constructor", "PLACE")) { constructor } }
                static boolean at(String here, String there) { return here.equals(there); }
                public String name() { if (at("name", "PLACE")) { name } return "bad"; }
                public String description() { return "bad"; }
                public Dynamics dynamics(Settings settings) { if (at("dynamics", "PLACE")) { dynamics }
                    DynamicsBuilder m = Dynamics.define("bad"); State v = m.state("v");
                    v.next(v.previous().times(0.9).plus(m.input()));
                    m.spikeAbove(v.now(), Exprs.constant(1));
                    v.reset(Exprs.select(m.spike(), Exprs.constant(0), v.now()));
                    return m.build(); }
                """.replace("PLACE", place)
                .replace("{ " + place + " }", "{ " + statement + " }")
                .replaceAll("\\{ (initialiser|constructor|name|dynamics) }", "{}"));
    }

    /** The line of {@link #neuron} on which it does it. */
    static String line(String place) {
        return "The.java:"
                + switch (place) {
                    case "initialiser" -> 4;
                    case "constructor" -> 5;
                    case "name" -> 7;
                    default -> 9;
                };
    }
}
