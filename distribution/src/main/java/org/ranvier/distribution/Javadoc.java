package org.ranvier.distribution;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

/** The Javadoc of what plugins are compiled against, for the Maven repository of authors. */
public final class Javadoc {

    private Javadoc() {}

    /**
     * Writes the Javadoc of all modules that plugins are compiled against.
     *
     * @param root the directory of the project
     * @param assembled the directory of the assembled program, with the modules' libraries
     * @param pages a folder for the pages, which is empty
     * @param jars the folder for the jars, in which they lie as in a Maven repository
     */
    public static void write(Path root, Path assembled, Path pages, Path jars) throws IOException {
        PublishedPom.Versions versions = PublishedPom.Versions.read(root);
        for (String module : Authors.READ) {
            PublishedPom pom = PublishedPom.read(root.resolve(module), versions);
            write(
                    root.resolve(module),
                    List.of(assembled.resolve("lib"), assembled.resolve("authors/lib")),
                    pages.resolve(pom.artifact()),
                    jars.resolve(Authors.place(pom, "-javadoc.jar")));
        }
    }

    /**
     * Writes the Javadoc of the module in a directory into a jar.
     *
     * @param work a folder for its pages, which must not exist
     */
    private static void write(Path module, List<Path> path, Path work, Path jar) throws IOException {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int status = ToolProvider.findFirst("javadoc")
                .orElseThrow(() -> new IOException("this JDK has no javadoc"))
                .run(
                        out,
                        out,
                        "-quiet",
                        "-notimestamp",
                        // Half a megabyte that browsers do without.
                        "--no-fonts",
                        "-Xdoclint:none",
                        "--release",
                        "25",
                        "-encoding",
                        "UTF-8",
                        "-d",
                        work.toString(),
                        "--module-path",
                        String.join(
                                java.io.File.pathSeparator,
                                path.stream().map(Path::toString).toList()),
                        "--module-source-path",
                        name(module) + "=" + module.resolve("src/main/java"),
                        "--module",
                        name(module));
        if (status != 0) {
            throw new IOException("javadoc failed: " + said);
        }
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar)) {
            Zip.write(work, "", file);
        }
    }

    private static String name(Path module) throws IOException {
        return Authors.module(module);
    }
}
