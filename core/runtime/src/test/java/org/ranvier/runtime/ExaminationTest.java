package org.ranvier.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.Component;

/** What can be known of a plugin by looking at it is told before a run needs it. */
class ExaminationTest extends PluginTest {

    private static final String AUTHOR = "; install another version of the plugin, or tell its author.";

    @Test
    void aGoodPluginHasNothingAmiss() {
        plugin("good").write(plugins, "good");

        assertThat(examined()).isEmpty();
    }

    @Test
    void aClassForANewerJavaIsToldAsSuch() throws IOException {
        Path jar = plugin("newer").write(plugins, "newer");
        rewrite(jar, name -> name.endsWith("The.class") ? name : "", content -> versioned(content, 71));
        String problem = "plugin newer@1.0.0: %s; run Ranvier with Java 27, or compile the plugin for Java 25.";
        int here = Runtime.version().feature();

        assertThat(examined())
                .containsExactly(problem.formatted("it is compiled for Java 27, but this is Java " + here)
                        .replace("for Java 25", "for Java " + here));
        PluginRuntime runtime = open();
        runtime.all(Component.class);
        assertThat(told(runtime.problems()))
                .singleElement()
                .asString()
                .contains("cannot be loaded (it is compiled for Java 27, but");
    }

    @Test
    void aModuleDescriptorForANewerJavaIsToldAsSuch() throws IOException {
        Path jar = plugin("newer").write(plugins, "newer");
        rewrite(jar, name -> name.equals("module-info.class") ? name : "", content -> versioned(content, 70));

        assertThat(told(open().problems()))
                .singleElement()
                .asString()
                .startsWith("plugin newer@1.0.0: it is compiled for Java 26, but this is Java ");
    }

    /** Compiled against one thing and run with another, as the compiler lets nobody write such providers. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public class The implements org.ranvier.api.Component { The() {} NAMES }|test.odd.The has no public constructor without parameters",
                "public class The implements org.ranvier.api.Component { public The(int n) {} NAMES }|test.odd.The has no public constructor without parameters",
                "public abstract class The implements org.ranvier.api.Component { NAMES }|test.odd.The is abstract",
                "class The implements org.ranvier.api.Component { public The() {} NAMES }|test.odd.The is not public",
                "public class The { public The() {} NAMES }|test.odd.The does not implement it",
            })
    void aProviderThatCannotBeMadeIsToldWithTheReason(String source, String reason) throws IOException {
        String names = "public String name() { return \"odd\"; } public String description() { return \"\"; }";
        Path jar = plugin("odd").write(plugins, "odd");
        Path other = PluginJar.in(work.resolve("replacement"))
                .source("test.odd.The", "package test.odd; " + source.replace("NAMES", names))
                .write(work, "replacement");
        byte[] replacement;
        try (JarFile classes = new JarFile(other.toFile())) {
            replacement = classes.getInputStream(classes.getEntry("test/odd/The.class"))
                    .readAllBytes();
        }
        rewrite(jar, name -> name.endsWith("The.class") ? name : "", content -> replacement);

        assertThat(examined()).singleElement().asString().contains(reason);
    }

    @Test
    void aModuleThatProvidesNothingIsToldThatServicesOfTheClassPathDoNotCount() {
        plugin("silent")
                .source("module-info", "module test.silent { requires org.ranvier.api; exports test.silent; }")
                .write(plugins, "silent");

        assertThat(told(open().problems()))
                .containsExactly("plugin silent@1.0.0: it offers nothing, as its module test.silent provides"
                        + " no component (META-INF/services does not count for a module); add to module-info.java such as: provides"
                        + " org.ranvier.api.model.Neuron with …; or install what requires it.");
    }

    @Test
    void aServiceThatOnlyTheClassPathWouldFindIsNamed() throws IOException {
        Path jar = plugin("silent")
                .source("module-info", "module test.silent { requires org.ranvier.api; }")
                .write(plugins, "silent");
        add(jar, "META-INF/services/org.ranvier.api.Component", "# mine\ntest.silent.The\n");

        assertThat(told(open().problems()))
                .containsExactly("plugin silent@1.0.0: it offers nothing: its META-INF/services names"
                        + " test.silent.The, but META-INF/services does not count for a module; add to module-info.java: provides"
                        + " org.ranvier.api.Component with test.silent.The.");
    }

    @Test
    void aServiceThatIsProvidedTooIsFine() throws IOException {
        Path jar = plugin("both").write(plugins, "both");
        add(jar, "META-INF/services/org.ranvier.api.Component", "test.both.The");

        assertThat(open().problems()).isEmpty();
    }

    @Test
    void aLibraryThatAnotherPluginRequiresNeedNotOfferAnything() {
        plugin("base")
                .source("module-info", "module test.base { requires org.ranvier.api; exports test.base; }")
                .write(plugins, "base");
        plugin("top").descriptor("requires", "base 1.0").write(plugins, "top");

        assertThat(open().problems()).isEmpty();
    }

    @Test
    void aClassThatIsMissingIsNamed() {
        plugin("gap")
                .component("test.gap.Helper", "helper", "")
                .source(
                        "test.gap.The",
                        "package test.gap; public class The implements org.ranvier.api.Component {"
                                + " private final Object helper = new Helper();"
                                + " public String name() { return \"gap\"; } public String description() { return \"\"; } }")
                .dropping("test.gap.Helper")
                .write(plugins, "gap");

        assertThat(examined())
                .containsExactly(
                        "plugin gap@1.0.0: the constructor of test.gap.The failed (it needs the class"
                                + " test.gap.Helper, which is not there); put the library into the plugin, or require its module in module-info.java.");
    }

    @Test
    void anExceptionThatComesFromAPluginByAnotherWayIsItsToo() {
        plugin("lazy")
                .source(
                        "module-info",
                        "module test.lazy { requires org.ranvier.api; exports test.lazy;"
                                + " provides org.ranvier.api.Component with test.lazy.The; }")
                .source("test.lazy.The", """
                package test.lazy;
                public class The implements org.ranvier.api.Component, Runnable {
                    public String name() { return "lazy"; }
                    public String description() { return ""; }
                    public void run() { Integer.parseInt("x"); }
                }
                """)
                .write(plugins, "lazy");
        PluginRuntime runtime = open();
        Runnable run = new Raw(runtime.provided(Component.class, "lazy", "").type());

        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(run::run);

        assertThat(runtime.blame(new IllegalStateException("a thread failed", thrown)))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .hasToString(
                                "The.java:5: plugin lazy@1.0.0: the component test.lazy.The, in run(), failed: java.lang.NumberFormatException:"
                                        + " For input string: \"x\"" + AUTHOR));
        assertThat(runtime.blame(new IllegalStateException("elsewhere"))).isEmpty();
    }

    /** A component past its guard, as what it leaves behind in threads is. */
    private record Raw(Class<?> type) implements Runnable {
        @Override
        public void run() {
            try {
                ((Runnable) type.getConstructor().newInstance()).run();
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
    }

    private List<String> examined() {
        PluginRuntime runtime = open();
        return told(runtime.examine(runtime.plugins().getFirst()));
    }

    private static byte[] versioned(byte[] content, int version) {
        byte[] newer = content.clone();
        newer[7] = (byte) version;
        return newer;
    }

    private interface Change extends UnaryOperator<byte[]> {}

    private static void rewrite(Path jar, UnaryOperator<String> which, Change change) throws IOException {
        Path changed = jar.resolveSibling(".changed");
        try (JarFile old = new JarFile(jar.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(changed))) {
            for (JarEntry entry : old.stream().toList()) {
                byte[] content = old.getInputStream(entry).readAllBytes();
                out.putNextEntry(new JarEntry(entry.getName()));
                out.write(which.apply(entry.getName()).isEmpty() ? content : change.apply(content));
            }
        }
        Files.move(changed, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void add(Path jar, String name, String text) throws IOException {
        Path changed = jar.resolveSibling(".changed");
        try (JarFile old = new JarFile(jar.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(changed))) {
            for (JarEntry entry : old.stream().toList()) {
                out.putNextEntry(new JarEntry(entry.getName()));
                out.write(old.getInputStream(entry).readAllBytes());
            }
            out.putNextEntry(new JarEntry(name));
            out.write(text.getBytes());
        }
        Files.move(changed, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
