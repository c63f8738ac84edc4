package org.ranvier.distribution.release;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Whether two jars or zips of a plugin are the same plugin.
 *
 * <p>The compiler notes which version of the api it has seen in {@code module-info.class}, and Maven how it has built,
 * so that a plugin that nobody has touched has other bytes with every version of the platform. Neither counts, nor do
 * checksums of files that are compared themselves.
 */
final class PluginContent {

    private PluginContent() {}

    static boolean isSame(Path one, Path other) throws IOException {
        return isSame(Files.readAllBytes(one), Files.readAllBytes(other));
    }

    private static boolean isSame(byte[] one, byte[] other) throws IOException {
        if (Arrays.equals(one, other)) {
            return true;
        }
        Map<String, byte[]> left = entries(one);
        Map<String, byte[]> right = entries(other);
        if (!left.keySet().equals(right.keySet())) {
            return false;
        }
        for (Map.Entry<String, byte[]> entry : left.entrySet()) {
            if (!isSame(entry.getKey(), entry.getValue(), right.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(String name, byte[] one, byte[] other) throws IOException {
        if (Arrays.equals(one, other)) {
            return true;
        }
        String file = name.substring(name.lastIndexOf('/') + 1);
        if (file.endsWith(".jar")) {
            return isSame(one, other);
        }
        return switch (file) {
            case "module-info.class" -> module(one).equals(module(other));
            case "ranvier-plugin.properties" -> withoutChecksums(one).equals(withoutChecksums(other));
            default -> false;
        };
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                if (!entry.isDirectory() && !name.startsWith("META-INF/maven/") && !name.endsWith("/MANIFEST.MF")) {
                    entries.put(name, in.readAllBytes());
                }
            }
        }
        return entries;
    }

    /** A module without the versions that were seen when it was compiled. */
    private static ModuleDescriptor module(byte[] info) throws IOException {
        ModuleDescriptor seen = ModuleDescriptor.read(new ByteArrayInputStream(info));
        ModuleDescriptor.Builder same = ModuleDescriptor.newModule(seen.name(), seen.modifiers());
        seen.rawVersion().ifPresent(same::version);
        seen.mainClass().ifPresent(same::mainClass);
        seen.requires().forEach(each -> same.requires(each.modifiers(), each.name()));
        seen.exports().forEach(same::exports);
        seen.opens().forEach(same::opens);
        seen.uses().forEach(same::uses);
        seen.provides().forEach(same::provides);
        return same.packages(seen.packages()).build();
    }

    private static String withoutChecksums(byte[] descriptor) {
        return new String(descriptor, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("sha256."))
                .collect(Collectors.joining("\n"));
    }
}
