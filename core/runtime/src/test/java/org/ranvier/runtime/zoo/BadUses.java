package org.ranvier.runtime.zoo;

import static org.ranvier.runtime.zoo.Animal.Caught.USED;

import java.io.IOException;
import java.util.List;
import org.ranvier.runtime.PluginJar;

/** Neurons that look well until they are used. */
final class BadUses {

    private static final String AUTHOR = "install another version of the plugin, or tell its author";

    static final List<Animal> ALL = List.of(
            neuron(
                    "dynamics that are null",
                    "return null;",
                    "the neuron 'bad' returned null from dynamics()",
                    "tell the plugin's author"),
            neuron(
                    "dynamics that throw",
                    "throw new IllegalStateException(\"too warm\");",
                    failed("java.lang.IllegalStateException: too warm"),
                    AUTHOR),
            neuron(
                    "dynamics that call themselves",
                    "return dynamics(s);",
                    failed("it calls itself without end (StackOverflowError)"),
                    AUTHOR),
            neuron(
                    "dynamics that want too much memory",
                    "Object all = new long[Integer.MAX_VALUE]; return null;",
                    failed("it takes more memory than Java may use, … MiB"),
                    "ask for less in its settings, allow more memory, or tell its author"),
            neuron(
                    "dynamics of a null",
                    "Dynamics.define(\"n\").state(\"v\").next(null); return null;",
                    failed("java.lang.NullPointerException: the next value of a state"),
                    AUTHOR),
            neuron(
                    "a message that colours the terminal",
                    "throw new RuntimeException(\"\\u001b[31mred\\u001b[0m\\nnext line\");",
                    failed("java.lang.RuntimeException: …[31mred…[0m next line"),
                    AUTHOR),
            neuron(
                    "an error of its own",
                    "class Own extends Error {} throw new Own();",
                    failed("test.bad.The$1Own"),
                    AUTHOR),
            neuron(
                    "a checked exception that nobody declared",
                    "The.<RuntimeException>sneak(new Exception(\"checked\")); return null;",
                    failed("java.lang.Exception: checked"),
                    AUTHOR),
            neuron(
                    "an exception that is its own cause",
                    "class Round extends RuntimeException { public Throwable getCause() {"
                            + " return this; } } throw new Round();",
                    failed("test.bad.The$1Round"),
                    AUTHOR),
            neuron(
                    "a helper class that fails when it is first used",
                    "return Late.DYNAMICS;",
                    failed("a static initialiser failed: java.lang.ArithmeticException: / by zero"),
                    AUTHOR),
            new Animal(
                    "a helper class that is missing when it is first used",
                    USED,
                    failed("it needs the class test.bad.The$Late, which is not there"),
                    "put the library into the plugin, or require its module in module-info.java",
                    cage -> {
                        write(cage, "return Late.DYNAMICS;");
                        cage.replace("test/bad/The$Late.class", old -> null);
                    }),
            new Animal(
                    "a method that the api does not have",
                    USED,
                    failed("it was compiled against another version of what it uses: …"),
                    "compile it against this version of Ranvier, or install another version of the plugin",
                    cage -> exchange(
                            cage,
                            "org.ranvier.api.model.Exprs",
                            "package org.ranvier.api.model; public class Exprs {" + " public static void wish() {} }",
                            neuronSource("Exprs.wish(); return null;"))),
            new Animal(
                    "a contract without one of its methods",
                    USED,
                    failed("it was compiled against another version of what it uses: …dynamics…"),
                    "compile it against this version of Ranvier, or install another version of the plugin",
                    cage -> exchange(
                            cage,
                            "org.ranvier.api.model.Neuron",
                            "package org.ranvier.api.model; public interface Neuron"
                                    + " extends org.ranvier.api.Component {}",
                            "public class The implements org.ranvier.api.model.Neuron {"
                                    + " public String name() { return \"bad\"; } public String description() { return \"\"; } }")));

    private BadUses() {}

    private static String failed(String how) {
        return "the neuron 'bad' failed in dynamics(): " + how;
    }

    private static Animal neuron(String name, String body, String says, String remedy) {
        return new Animal(name, USED, says, remedy, cage -> write(cage, body));
    }

    private static void write(Cage cage, String body) {
        cage.write(plugin(cage, body));
    }

    /** Writes a neuron that was compiled against another version of a type of the api. */
    private static void exchange(Cage cage, String type, String otherType, String source) throws IOException {
        cage.exchange(
                plugin(cage, "return null;"),
                cage.library("other").source(type, otherType).source("test.bad.The", "package test.bad; " + source));
    }

    private static PluginJar plugin(Cage cage, String body) {
        return cage.plugin()
                .source(
                        "module-info",
                        "module test.bad { requires org.ranvier.api; provides org.ranvier.api.model.Neuron with"
                                + " test.bad.The; }")
                .source("test.bad.The", "package test.bad; " + neuronSource(body));
    }

    private static String neuronSource(String body) {
        return """
                import org.ranvier.api.*;
                import org.ranvier.api.model.*;
                public class The implements Neuron {
                    public String name() { return "bad"; }
                    public String description() { return ""; }
                    public Dynamics dynamics(Settings s) { BODY }
                    static <T extends Throwable> void sneak(Throwable thrown) throws T { throw (T) thrown; }
                    static class Late { static final Dynamics DYNAMICS = Integer.valueOf(0) == 1 / zero() ? null : null;
                        static int zero() { return 0; } }
                }
                """.replace("BODY", body);
    }
}
