package org.ranvier.distribution;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/**
 * A plugin as its module built it.
 *
 * <p>Without libraries of its own it is distributed as its jar. With some, it becomes a directory of jars whose descriptor
 * lists their SHA-256.
 *
 * @param name its id and version
 * @param descriptor the text of its descriptor
 * @param jar the plugin itself
 * @param libraries the jars that only it uses
 */
record BuiltPlugin(String name, String descriptor, Path jar, List<Path> libraries) {

    private static final String DESCRIPTOR = "ranvier-plugin.properties";

    /** Reads what the build of a module left. */
    static BuiltPlugin of(Path module) throws IOException {
        Path target = module.resolve("target");
        Path file = target.resolve("classes/META-INF").resolve(DESCRIPTOR);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(module + " is not built, or has no src/main/resources/META-INF/" + DESCRIPTOR, e);
        }
        String name = properties.getProperty("id") + "-" + properties.getProperty("version");
        return new BuiltPlugin(name, Files.readString(file), target.resolve(name + ".jar"), Libraries.of(target));
    }

    void addTo(Contents contents, ThirdParty thirdParty) throws IOException {
        if (libraries.isEmpty()) {
            contents.add("plugins/" + jar.getFileName(), jar);
            return;
        }
        List<Path> jars = new ArrayList<>(libraries);
        jars.add(jar);
        StringBuilder lines = new StringBuilder(descriptor.stripTrailing()).append('\n');
        for (Path each : jars.stream().sorted(Comparator.comparing(Path::getFileName)).toList()) {
            String fileName = each.getFileName().toString();
            if (fileName.startsWith("ranvier-api-")) {
                throw new IllegalStateException(name + " brings a copy of the api, which the platform provides: "
                        + "give ranvier-api the scope 'provided' in its pom.xml");
            }
            if (!each.equals(jar)) {
                thirdParty.check(each);
            }
            contents.add("plugins/" + name + "/" + fileName, each);
            lines.append("sha256.").append(fileName).append('=').append(sha256(each)).append('\n');
        }
        contents.add("plugins/" + name + "/" + DESCRIPTOR, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
