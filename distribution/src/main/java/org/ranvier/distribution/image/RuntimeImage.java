package org.ranvier.distribution.image;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;

/** A Java with the program in it, linked from the JDK that the build runs on. */
final class RuntimeImage {

    /**
     * Plugins may use all of Java SE, but for the 15 MB of its desktop (docs/adr/0010), and what libraries often ask
     * for.
     */
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.compiler",
            "java.datatransfer",
            "java.instrument",
            "java.logging",
            "java.management",
            "java.management.rmi",
            "java.naming",
            "java.net.http",
            "java.prefs",
            "java.rmi",
            "java.scripting",
            "java.security.jgss",
            "java.security.sasl",
            "java.sql",
            "java.sql.rowset",
            "java.transaction.xa",
            "java.xml",
            "java.xml.crypto",
            "jdk.crypto.ec",
            "jdk.httpserver",
            "jdk.incubator.vector",
            "jdk.jfr",
            "jdk.management",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs");

    private static final String PROGRAM = "org.ranvier.cli";

    /** Java's own messages in other languages than English, which Ranvier speaks: 1 MB. */
    private static final String TRANSLATIONS =
            "regex:/(java|jdk)\\..*_(de|es|fr|it|ja|ko|pt_BR|sv|zh_CN|zh_TW|zh_HK|ca|cs|sk|tr)\\.(class|properties)";

    /** Libraries' build files and settings for other programs, and licences that lie in {@code legal} as well. */
    private static final String BESIDE_CLASSES = "regex:.*/META-INF/(maven|native-image|proguard)/.*"
            + ",regex:/(tools|com|org\\.apache)\\..*/META-INF/[A-Za-z-]*(LICENSE|NOTICE)(\\.txt)?";

    private RuntimeImage() {}

    /** Why this JDK cannot link an image; empty if it can. */
    static Optional<String> obstacle() {
        Optional<ToolProvider> jlink = ToolProvider.findFirst("jlink");
        if (jlink.isEmpty()) {
            return Optional.of("this JDK has no jlink");
        }
        StringWriter help = new StringWriter();
        run(jlink.get(), help, "--help");
        boolean links = help.toString().contains("run-time image enabled")
                || Files.isDirectory(Path.of(System.getProperty("java.home"), "jmods"));
        return links ? Optional.empty() : Optional.of("this JDK has no jmods, and cannot link without");
    }

    /**
     * Links.
     *
     * @param program the directory with the program's jars, which all have module descriptors
     * @param target where the image is to be; must not exist
     */
    static void link(Path program, Path target) throws IOException {
        StringWriter said = new StringWriter();
        int status = run(
                ToolProvider.findFirst("jlink").orElseThrow(),
                said,
                "--module-path",
                program.toString(),
                "--add-modules",
                String.join(",", MODULES) + "," + PROGRAM,
                // What this plugin generates comes in another order from one build to the next, and the JDK has it
                // already.
                "--disable-plugin",
                "generate-jli-classes",
                "--compress",
                "zip-9",
                "--strip-java-debug-attributes",
                "--exclude-resources",
                TRANSLATIONS + "," + BESIDE_CLASSES,
                "--no-header-files",
                "--no-man-pages",
                // What this JDK is and where its sources are, which is lost otherwise.
                "--release-info",
                Path.of(System.getProperty("java.home"), "release").toString(),
                "--output",
                target.toString());
        if (status != 0) {
            throw new IOException("jlink failed: " + said);
        }
    }

    private static int run(ToolProvider tool, StringWriter said, String... arguments) {
        PrintWriter out = new PrintWriter(said);
        return tool.run(out, out, arguments);
    }
}
