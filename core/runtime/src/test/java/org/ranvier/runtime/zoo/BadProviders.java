package org.ranvier.runtime.zoo;

import static org.ranvier.runtime.zoo.Animal.Caught.EXAMINED;
import static org.ranvier.runtime.zoo.Animal.Caught.LISTED;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ModuleDesc;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Components that cannot be made, or that cannot say what they are. */
final class BadProviders {

    private static final String AUTHOR = "install another version of the plugin, or tell its author";
    private static final String NAMES =
            "public String name() { return \"bad\"; } public String description() { return \"\"; }";
    private static final String THE = "public class The implements org.ranvier.api.Component { ";

    static final List<Animal> ALL = List.of(
            exchanged(
                    "a constructor that is not public",
                    THE + "The() {} " + NAMES + "}",
                    "…(test.bad.The has no public constructor without parameters)",
                    "give it one"),
            exchanged(
                    "a constructor with parameters",
                    THE + "public The(int n) {} " + NAMES + "}",
                    "…(test.bad.The has no public constructor without parameters)",
                    "give it one"),
            exchanged(
                    "an abstract class",
                    "public abstract class The implements org.ranvier.api.Component { " + NAMES + "}",
                    "…(test.bad.The is abstract)",
                    "provide a class that can be made"),
            exchanged(
                    "a class that is not public",
                    "class The implements org.ranvier.api.Component { public The() {} " + NAMES + "}",
                    "…(test.bad.The is not public)",
                    "make the class public"),
            exchanged(
                    "a class that does not implement the contract",
                    "public class The { public The() {} " + NAMES + "}",
                    "…(test.bad.The does not implement it)",
                    "provide a class that implements org.ranvier.api.Component"),
            exchanged(
                    "an interface",
                    "public interface The extends org.ranvier.api.Component {}",
                    "…(test.bad.The has no public constructor without parameters)",
                    "give it one"),
            bytes(
                    "a class for a newer Java",
                    BadProviders::forJava99,
                    "it is compiled for Java 99, but this is Java …",
                    "run Ranvier with Java 99, or compile the plugin for Java …"),
            bytes(
                    "a class that is no class",
                    old -> "no class".getBytes(),
                    "…(a class of it is damaged: …)",
                    "build or install the plugin again"),
            bytes(
                    "half a class",
                    old -> Arrays.copyOf(old, old.length / 2),
                    "…(a class of it is damaged: …)",
                    "build or install the plugin again"),
            bytes(
                    "a class that is missing",
                    old -> null,
                    "its component of the kind component cannot be loaded (Provider test.bad.The not found)",
                    AUTHOR),
            made(
                    "a helper class for a newer Java",
                    THE + NAMES + " static class Helper {} }",
                    cage -> cage.replace("test/bad/The$Helper.class", BadProviders::forJava99),
                    "it is compiled for Java 99, but this is Java …",
                    "run Ranvier with Java 99, or compile the plugin for Java …"),
            made(
                    "a helper class that is missing",
                    THE + "Object helper = new Helper(); " + NAMES + " static class Helper {} }",
                    cage -> cage.replace("test/bad/The$Helper.class", old -> null),
                    "the constructor of test.bad.The failed (it needs the class test.bad.The$Helper, which is not there)",
                    "put the library into the plugin, or require its module in module-info.java"),
            made(
                    "a constructor that throws",
                    THE + "public The() { throw new IllegalStateException(\"no licence\"); } " + NAMES + "}",
                    "the constructor of test.bad.The failed (java.lang.IllegalStateException: no licence)",
                    AUTHOR),
            made(
                    "a constructor that calls itself",
                    THE + "public The() { new The(); } " + NAMES + "}",
                    "the constructor of test.bad.The failed (it calls itself without end (StackOverflowError))",
                    AUTHOR),
            made(
                    "a static initialiser that throws",
                    THE + "static final int N = Integer.parseInt(\"many\"); " + NAMES + "}",
                    "the constructor of test.bad.The failed (a static initialiser failed: java.lang.NumberFormatException: For"
                            + " input string: \"many\")",
                    AUTHOR),
            made(
                    "native code that is not there",
                    THE + "static { System.loadLibrary(\"nowhere\"); } " + NAMES + "}",
                    "…it needs native code that is not there: …nowhere…",
                    "install that, or the plugin for this system"),
            made(
                    "a provider method that throws",
                    "public class The { public static org.ranvier.api.Component provider() { throw"
                            + " new IllegalStateException(\"none today\"); } }",
                    "the provider method of a component failed (java.lang.IllegalStateException: none today)",
                    AUTHOR),
            made(
                    "a provider method that returns null",
                    "public class The { public static org.ranvier.api.Component provider() {" + " return null; } }",
                    "the provider method of a component failed (…returned null)",
                    AUTHOR),
            made(
                    "a name that is null",
                    THE + "public String name() { return null; } public String description() { return \"\"; } }",
                    "the component test.bad.The returned null from name()",
                    "tell the plugin's author"),
            made(
                    "a name in capitals",
                    THE + "public String name() { return \"Bad\"; } public String description() { return \"\"; } }",
                    "the component test.bad.The is named 'Bad', which is not a lower-case word of letters, digits and hyphens",
                    AUTHOR),
            made(
                    "a name that moves the cursor",
                    THE + "public String name() { return \"\\u001b[2J\\n\"; } public String"
                            + " description() { return \"\"; } }",
                    "the component test.bad.The is named '…[2J…', which is not a lower-case word of letters, digits and hyphens",
                    AUTHOR),
            made(
                    "a name that throws",
                    THE + "public String name() { throw new UnsupportedOperationException(); } public"
                            + " String description() { return \"\"; } }",
                    "the component test.bad.The failed in name(): java.lang.UnsupportedOperationException",
                    AUTHOR),
            made(
                    "a description that is null",
                    THE + "public String name() { return \"bad\"; } public String description()"
                            + " { return null; } }",
                    "the component 'bad' returned null from description()",
                    "tell the plugin's author"),
            made(
                    "a schema that is null",
                    THE + NAMES + " public org.ranvier.api.Schema schema() { return null; } }",
                    "the component 'bad' returned null from schema()",
                    "tell the plugin's author"),
            made(
                    "a schema with a name twice",
                    THE + NAMES + " public org.ranvier.api.Schema schema() { var a ="
                            + " org.ranvier.api.Setting.flag(\"a\", true, \"whether\"); return org.ranvier.api.Schema.of(a, a); } }",
                    "the component 'bad' failed in schema(): …",
                    AUTHOR),
            made(
                    "an exception that cannot be told",
                    THE + "public String name() { throw new Odd(); } public String"
                            + " description() { return \"\"; } static class Odd extends RuntimeException { public String getMessage() {"
                            + " throw new Odd(); } public Throwable getCause() { throw new Odd(); } public StackTraceElement[]"
                            + " getStackTrace() { return null; } } }",
                    "the component test.bad.The failed in name(): test.bad.The$Odd",
                    AUTHOR),
            new Animal(
                    "two components of one name",
                    EXAMINED,
                    "it has two components of the kind component named 'bad'",
                    AUTHOR,
                    cage -> cage.write(cage.plugin()
                            .component("test.bad.Two", "bad", "")
                            .source(
                                    "module-info",
                                    "module test.bad { requires org.ranvier.api; provides"
                                            + " org.ranvier.api.Component with test.bad.The, test.bad.Two; }"))),
            new Animal(
                    "a contract that this api does not have",
                    LISTED,
                    "its module provides org.ranvier.api.model.Oracle, which is no kind of component of Ranvier …",
                    "install a version of the plugin for …",
                    BadProviders::provideOracle));

    private BadProviders() {}

    /** The version of a class file of Java 99. */
    static byte[] forJava99(byte[] compiled) {
        byte[] newer = compiled.clone();
        newer[7] = (byte) (44 + 99);
        return newer;
    }

    private static Animal made(String name, String source, String says, String remedy) {
        return made(name, source, cage -> {}, says, remedy);
    }

    private static Animal made(String name, String source, Animal.Making then, String says, String remedy) {
        return new Animal(name, EXAMINED, says, remedy, cage -> {
            cage.write(cage.plugin().source("test.bad.The", "package test.bad; " + source));
            then.make(cage);
        });
    }

    private static Animal exchanged(String name, String source, String says, String remedy) {
        return new Animal(
                name,
                EXAMINED,
                says,
                remedy,
                cage -> cage.exchange(
                        cage.plugin(), cage.library("other").source("test.bad.The", "package test.bad; " + source)));
    }

    private static Animal bytes(String name, UnaryOperator<byte[]> change, String says, String remedy) {
        return new Animal(name, EXAMINED, says, remedy, cage -> {
            cage.write(cage.plugin().component("test.bad.Other", "other", ""));
            cage.replace("test/bad/The.class", change);
        });
    }

    /** A module descriptor of a later api, made without a compiler, which does not know that contract. */
    private static void provideOracle(Cage cage) throws IOException {
        cage.write(cage.plugin());
        cage.replace(
                "module-info.class",
                old -> ClassFile.of()
                        .buildModule(ModuleAttribute.of(
                                ModuleDesc.of("test.bad"),
                                module -> module.requires(ModuleDesc.of("java.base"), 0x8000, null)
                                        .requires(ModuleDesc.of("org.ranvier.api"), 0, null)
                                        .provides(
                                                ClassDesc.of("org.ranvier.api.model.Oracle"),
                                                ClassDesc.of("test.bad.The")))));
    }
}
