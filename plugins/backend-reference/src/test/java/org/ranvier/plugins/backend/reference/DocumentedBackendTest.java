package org.ranvier.plugins.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.backend.Backend;
import org.ranvier.support.Parallel;
import org.ranvier.testkit.backend.BackendConformance;
import org.ranvier.testkit.backend.Precision;

/** The backend that docs/write-a-backend.md shows, compiled from that page, keeps what backends promise. */
class DocumentedBackendTest extends BackendConformance {

    private static final Path PAGE = Path.of("../../docs/write-a-backend.md");
    private static final Path TEMPLATE =
            Path.of("../../distribution/src/main/authors/templates/backend/src/main/java/com/example/template");
    private static final Pattern BLOCK = Pattern.compile("```java PlainBackend\n(.*?)```", Pattern.DOTALL);
    private static final int MOST_LINES = 300;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static URLClassLoader loader;

    @Override
    protected Backend component() {
        try {
            return (Backend) compiled()
                    .loadClass("com.example.plain.PlainBackend")
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Precision precision() {
        return Precision.DOUBLE;
    }

    @Override
    protected int networks() {
        return 24;
    }

    @Test
    void itHasLessThanThreeHundredLinesOfCode() throws IOException {
        assertThat(source().lines().filter(line -> !line.isBlank())).hasSizeLessThan(MOST_LINES);
    }

    /** The project that {@code plugin new backend} writes has this backend, a file a class. */
    @Test
    void theTemplateOfAProjectIsThisBackend() throws IOException {
        StringBuilder template = new StringBuilder();
        for (String name : List.of("TemplateBackend", "LoopProgram", "LoopSession", "LoopSample", "LoopWire")) {
            template.append(Files.readString(TEMPLATE.resolve(name + ".java")));
        }
        String page = source().replace("\"plain", "\"template-name")
                .replace("PlainBackend", "TemplateBackend")
                .replaceAll("Plain(Program|Session)", "Loop$1")
                .replaceAll("\\b(Sample|Wire)\\b", "Loop$1");

        assertThat(code(template.toString())).isEqualTo(code(page));
    }

    /** Without comments, imports and white space. */
    private static String code(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("(?m)^(package|import) .*$", "")
                .replaceAll("\\s+", "");
    }

    private static String source() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .collect(Collectors.joining("\n"));
    }

    private static URLClassLoader compiled() throws IOException {
        if (loader == null) {
            Path source = Files.writeString(directory.resolve("PlainBackend.java"), source());
            StringWriter said = new StringWriter();
            PrintWriter out = new PrintWriter(said);
            int status = ToolProvider.findFirst("javac")
                    .orElseThrow()
                    .run(
                            out,
                            out,
                            "-proc:none",
                            "-Xlint:all",
                            "-Werror",
                            "-cp",
                            Stream.of(Backend.class, Parallel.class)
                                    .map(DocumentedBackendTest::placeOf)
                                    .collect(Collectors.joining(File.pathSeparator)),
                            "-d",
                            directory.toString(),
                            source.toString());
            assertThat(status).as(said.toString()).isZero();
            loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, Backend.class.getClassLoader());
        }
        return loader;
    }

    private static String placeOf(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    @AfterAll
    static void close() throws IOException {
        if (loader != null) {
            loader.close();
            loader = null;
        }
    }
}
