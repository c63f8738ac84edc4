package org.ranvier.runtime.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.plugin.PluginDescriptor;

/** SHA-256 of plugins: what a run records, and what is verified before a class of a directory is loaded. */
public final class Checksums {

    private Checksums() {}

    /** The SHA-256 of a plugin, as {@link InstalledPlugin#sha256()} defines it. */
    static String of(InstalledPlugin plugin) {
        try {
            if (plugin.files().jars().equals(List.of(plugin.location()))) {
                return of(plugin.location());
            }
            StringBuilder lines = new StringBuilder();
            for (Path jar : plugin.files().jars()) {
                lines.append(of(jar))
                        .append("  ")
                        .append(plugin.files().name(jar))
                        .append('\n');
            }
            return hex(digest().digest(lines.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new RanvierException(unreadable(plugin, e), e);
        }
    }

    /** Checks the list of checksums itself; reads no file. */
    static List<Problem> checkList(PluginDescriptor descriptor, PluginFiles files) {
        List<Problem> problems = new ArrayList<>();
        for (Path jar : files.jars()) {
            String name = files.name(jar);
            if (!jar.equals(files.location()) && !descriptor.checksums().containsKey(name)) {
                problems.add(Problem.plugin(
                        descriptor.toString(),
                        jar.toString(),
                        "the descriptor has no checksum of this jar",
                        "add a line sha256." + name + "=… if you trust the jar, or else remove the jar"));
            }
        }
        if (!descriptor.classpath().isEmpty()
                && files.in(descriptor.classpath()).isEmpty()) {
            problems.add(Problem.plugin(
                    descriptor.toString(),
                    files.location().toString(),
                    "its folder '" + descriptor.classpath() + "', named as classpath in the descriptor, has no jar",
                    "install the plugin again, or put the jars there"));
        }
        for (String name : descriptor.checksums().keySet()) {
            Path file = files.location().resolve(name).normalize();
            if (!file.startsWith(files.location()) || !Files.isRegularFile(file)) {
                problems.add(Problem.plugin(
                        descriptor.toString(),
                        files.location().toString(),
                        "the file '" + name + "', which has a checksum in the descriptor, is missing",
                        "install the plugin again"));
            }
        }
        return problems;
    }

    /** Compares every listed file with its checksum, and the plugin with what was installed. */
    static List<Problem> verify(InstalledPlugin plugin) {
        List<Problem> problems = new ArrayList<>();
        try {
            problems.addAll(Receipt.verify(plugin));
            for (Map.Entry<String, String> listed :
                    plugin.descriptor().checksums().entrySet()) {
                Path file = plugin.location().resolve(listed.getKey());
                if (!of(file).equals(listed.getValue())) {
                    problems.add(Problem.plugin(
                            plugin.toString(),
                            file.toString(),
                            "its SHA-256 is not the one in the descriptor, so the file is damaged or was exchanged",
                            "install the plugin again from a place you trust"));
                }
            }
        } catch (IOException e) {
            problems.add(unreadable(plugin, e));
        }
        return problems;
    }

    static String of(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return hex(digest.digest());
    }

    private static Problem unreadable(InstalledPlugin plugin, IOException e) {
        return plugin.problem(
                "it cannot be read (" + Reason.ofReading(e).says() + ")", "check that its files exist and can be read");
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
