package org.ranvier.runtime.zoo;

import static org.ranvier.runtime.zoo.Animal.Caught.EXAMINED;
import static org.ranvier.runtime.zoo.Animal.Caught.LISTED;
import static org.ranvier.runtime.zoo.Animal.Caught.READ;
import static org.ranvier.runtime.zoo.Animal.Caught.RESOLVED;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ranvier.runtime.PluginJar;

/** Modules that do not fit together, with Ranvier, or with other plugins. */
final class BadModules {

    private static final String PROVIDES = " provides org.ranvier.api.Component with test.bad.The; }";

    static final List<Animal> ALL = List.of(
            new Animal(
                    "no module",
                    READ,
                    "the jar has no module descriptor",
                    "compile it with a module-info.java that requires org.ranvier.api and provides the components",
                    cage -> {
                        cage.write(cage.plugin());
                        cage.replace("module-info.class", old -> null);
                    }),
            new Animal(
                    "a module descriptor for a newer Java",
                    READ,
                    "it is compiled for Java 99, but this is Java …",
                    "run Ranvier with Java 99, or compile the plugin for Java …",
                    cage -> {
                        cage.write(cage.plugin());
                        cage.replace("module-info.class", BadProviders::forJava99);
                    }),
            new Animal(
                    "a module descriptor that is none",
                    READ,
                    "its module descriptor cannot be used (…)",
                    "build the jar again",
                    cage -> {
                        cage.write(cage.plugin());
                        cage.replace("module-info.class", old -> "module bad {}".getBytes());
                    }),
            new Animal(
                    "classes of the api within the jar",
                    READ,
                    "the jar contains classes of the Ranvier API, which always come from Ranvier itself",
                    "build the plugin with org.ranvier:ranvier-api in scope 'provided', so that it is not bundled",
                    cage -> cage.write(cage.plugin()
                            .source(
                                    "org.ranvier.api.Component",
                                    "package org.ranvier.api; public interface Component { String name(); String"
                                            + " description(); }")
                            .source("module-info", "module test.bad {" + PROVIDES))),
            new Animal(
                    "classes of the support library within the jar",
                    READ,
                    "the jar contains classes of the support library for backends, which always come from Ranvier itself",
                    "build the plugin with org.ranvier:ranvier-backend-support in scope 'provided', so that it is not"
                            + " bundled",
                    cage -> cage.write(cage.plugin()
                            .source("org.ranvier.support.Mine", "package org.ranvier.support; public class Mine {}"))),
            new Animal(
                    "the api's jar beside its own",
                    READ,
                    "the jar contains classes of the Ranvier API, which always come from Ranvier itself",
                    "build the plugin with org.ranvier:ranvier-api in scope 'provided', so that it is not bundled",
                    cage -> {
                        api(cage).write(cage.folder(), "ranvier-api");
                        cage.writeFolder(cage.plugin(), "");
                    }),
            new Animal(
                    "the api's jar among libraries that are no modules",
                    EXAMINED,
                    "the jar contains classes of the Ranvier API, which always come from Ranvier itself",
                    "build the plugin with org.ranvier:ranvier-api in scope 'provided', so that it is not bundled",
                    cage -> {
                        api(cage).without("module-info").write(cage.folder().resolve("lib"), "ranvier-api");
                        cage.writeFolder(cage.plugin(), "classpath=lib\n");
                    }),
            new Animal(
                    "a package in two of its jars",
                    READ,
                    "package shared is also in a.jar",
                    "remove one of the two jars, or rename the package",
                    cage -> {
                        exporting(cage, "a", "shared").write(cage.folder(), "a");
                        exporting(cage, "b", "shared").write(cage.folder(), "b");
                        cage.writeFolder(cage.plugin(), "");
                    }),
            new Animal(
                    "a module in two of its jars",
                    READ,
                    "module a is also in a.jar",
                    "remove one of the two jars",
                    cage -> {
                        exporting(cage, "a", "shared").write(cage.folder(), "a");
                        Files.copy(cage.folder().resolve("a.jar"), cage.folder().resolve("b.jar"));
                        cage.writeFolder(cage.plugin(), "");
                    }),
            new Animal(
                    "a package of its own among libraries that are no modules",
                    EXAMINED,
                    "package test.bad is also in module test.bad, so that its classes here would not be found",
                    "rename the package in one of them, or leave one out",
                    cage -> {
                        cage.library("plain")
                                .source("test.bad.More", "package test.bad; public class More {}")
                                .write(cage.folder().resolve("lib"), "plain");
                        cage.writeFolder(cage.plugin(), "classpath=lib\n");
                    }),
            new Animal(
                    "a folder of libraries without a jar",
                    READ,
                    "its folder 'lib', named as classpath in the descriptor, has no jar",
                    "install the plugin again, or put the jars there",
                    cage -> cage.writeFolder(cage.plugin(), "classpath=lib\n")),
            new Animal(
                    "a library that is no module beside the jar",
                    READ,
                    "the jar has no module descriptor",
                    "move it to a sub-directory lib and add classpath=lib to the descriptor",
                    cage -> {
                        cage.library("plain")
                                .source("a.B", "package a; class B {}")
                                .write(cage.folder(), "plain");
                        cage.writeFolder(cage.plugin(), "");
                    }),
            new Animal(
                    "a module that is missing",
                    RESOLVED,
                    "its module test.bad requires module a, which is not there",
                    "add its jar to the plugin, which is then a directory with all its jars",
                    cage -> cage.write(
                            needs(cage, "a", exporting(cage, "a", "shared").write(cage.work(), "a")))),
            new Animal(
                    "a module of another plugin that it does not require",
                    RESOLVED,
                    "its module test.bad requires module test.other, which is not there",
                    "other@1.0.0 has that module: add requires=other 1.0.0 to the descriptor",
                    cage -> cage.write(
                            needs(cage, "test.other", cage.plugin("other").write(cage.plugins(), "other")))),
            new Animal(
                    "a module of the name of one of Java's",
                    RESOLVED,
                    "its module java.logging is also in Ranvier, in Java or in a plugin that it requires",
                    "rename the module, or leave its jar out of the plugin and use the other one",
                    cage -> cage.write(cage.plugin()
                            .source("module-info", "module java.logging { requires org.ranvier.api;" + PROVIDES))),
            new Animal(
                    "a package of a plugin that it requires",
                    RESOLVED,
                    "its modules do not fit together (…shared…)",
                    "rename the package in one of the two, or leave one out",
                    cage -> {
                        Path other = cage.plugin("other")
                                .source("shared.Word", "package shared; public class Word {}")
                                .source(
                                        "module-info",
                                        "module test.other { requires org.ranvier.api; exports shared; }")
                                .write(cage.plugins(), "other");
                        cage.write(needs(cage, "test.other", other).descriptor("requires", "other"));
                        // The compiler would have refused it, but it may be compiled against an earlier version.
                        cage.replace("shared/More.class", old -> new byte[1]);
                    }),
            new Animal(
                    "a plugin that is not installed",
                    RESOLVED,
                    "it requires absent[1.0.0,2.0.0), which is not installed",
                    "install it",
                    cage -> cage.write(cage.plugin().descriptor("requires", "absent ^1.0"))),
            new Animal(
                    "a plugin of another version",
                    RESOLVED,
                    "it requires good[2.0.0,3.0.0), but installed is only good@1.0.0",
                    "install a version of good within [2.0.0,3.0.0)",
                    cage -> cage.write(cage.plugin().descriptor("requires", "good ^2.0"))),
            new Animal(
                    "a plugin that is bad itself",
                    RESOLVED,
                    "it requires worse, but worse@1.0.0 cannot be used",
                    "mend worse@1.0.0 first: its own problem is reported as well",
                    cage -> {
                        cage.plugin("worse").descriptor("api", "^7.0").write(cage.plugins(), "worse");
                        cage.write(cage.plugin().descriptor("requires", "worse"));
                    }),
            new Animal(
                    "itself",
                    RESOLVED,
                    "it requires itself by way of bad@1.0.0 → bad@1.0.0",
                    "remove one of these requirements",
                    cage -> cage.write(cage.plugin().descriptor("requires", "bad"))),
            new Animal(
                    "a circle of plugins",
                    RESOLVED,
                    "it requires itself by way of bad@1.0.0 → other@1.0.0 → bad@1.0.0",
                    "remove one of these requirements",
                    cage -> {
                        cage.plugin("other").descriptor("requires", "bad").write(cage.plugins(), "other");
                        cage.write(cage.plugin().descriptor("requires", "other"));
                    }),
            new Animal("everything at once", READ, "it requires absent, which is not installed", "install it", cage -> {
                cage.write(cage.plugin().descriptor("api", "^7.0").descriptor("requires", "absent"));
                cage.replace("org/ranvier/api/Mine.class", old -> new byte[1]);
            }),
            new Animal(
                    "components that only META-INF/services names",
                    LISTED,
                    "it offers nothing: its META-INF/services names test.bad.The, but META-INF/services does not count for"
                            + " a module",
                    "add to module-info.java: provides org.ranvier.api.Component with test.bad.The",
                    cage -> {
                        cage.write(
                                cage.plugin().source("module-info", "module test.bad { requires org.ranvier.api; }"));
                        cage.replace(
                                "META-INF/services/org.ranvier.api.Component", old -> "test.bad.The # mine".getBytes());
                    }),
            new Animal(
                    "a module that offers nothing",
                    LISTED,
                    "it offers nothing, as its module test.bad provides no component (META-INF/services does not count for"
                            + " a module)",
                    "add to module-info.java such as: provides org.ranvier.api.model.Neuron with …; or install what"
                            + " requires it",
                    cage -> cage.write(
                            cage.plugin().source("module-info", "module test.bad { requires org.ranvier.api; }"))));

    private BadModules() {}

    private static PluginJar exporting(Cage cage, String module, String name) {
        return cage.library(module)
                .source("module-info", "module " + module + " { exports " + name + "; }")
                .source(name + ".Word", "package " + name + "; public class Word {}");
    }

    private static PluginJar needs(Cage cage, String module, Path jar) {
        return cage.plugin()
                .compiledWith(jar)
                .source(
                        "module-info",
                        "module test.bad { requires org.ranvier.api; requires " + module + ";" + PROVIDES);
    }

    private static PluginJar api(Cage cage) {
        return cage.library("api")
                .source("module-info", "module a.copy { exports org.ranvier.api; }")
                .source("org.ranvier.api.Component", "package org.ranvier.api; public interface Component {}");
    }
}
