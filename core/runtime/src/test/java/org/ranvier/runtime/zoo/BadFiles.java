package org.ranvier.runtime.zoo;

import static org.ranvier.runtime.zoo.Animal.Caught.EXAMINED;
import static org.ranvier.runtime.zoo.Animal.Caught.READ;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.ranvier.runtime.PluginJar;

/** Files that are no plugin, or damaged, or not those of the descriptor. */
final class BadFiles {

    static final List<Animal> ALL = List.of(
            new Animal(
                    "a text that is called a jar",
                    READ,
                    "it cannot be read as a plugin (zip END header not found)",
                    "install it again, or remove it",
                    cage -> Files.writeString(cage.jar(), "no jar")),
            new Animal(
                    "an empty jar",
                    READ,
                    "it cannot be read as a plugin (zip file is empty)",
                    "install it again, or remove it",
                    cage -> Files.createFile(cage.jar())),
            new Animal(
                    "half a jar", READ, "it cannot be read as a plugin (…)", "install it again, or remove it", cage -> {
                        byte[] whole = Files.readAllBytes(cage.write(cage.plugin()));
                        Files.write(cage.jar(), Arrays.copyOf(whole, whole.length / 2));
                    }),
            new Animal(
                    "a zip that nobody unpacked",
                    READ,
                    "a zip is not looked into where plugins lie",
                    "install it: ranvier plugin install bad.zip; or unpack it there",
                    cage -> Files.move(cage.write(cage.plugin()), cage.plugins().resolve("bad.zip"))),
            new Animal(
                    "a jar with its ending in capitals and without a descriptor",
                    READ,
                    "the jar has no META-INF/ranvier-plugin.properties",
                    "add one if it is a plugin, or move the jar elsewhere",
                    cage -> Files.move(
                            cage.library("library")
                                    .source("a.B", "package a; class B {}")
                                    .write(cage.plugins(), "bad"),
                            cage.plugins().resolve("bad.JAR"))),
            new Animal(
                    "a folder without a descriptor",
                    READ,
                    "the directory has no ranvier-plugin.properties",
                    "add one, or move the directory elsewhere",
                    cage -> Files.createDirectory(cage.folder())),
            new Animal("a folder without a jar", READ, "it has no jar", "put its jars beside the descriptor", cage -> {
                cage.writeFolder(cage.plugin(), "");
                Files.delete(cage.folder().resolve("bad.jar"));
            }),
            new Animal(
                    "a folder that lacks a file of its descriptor",
                    READ,
                    "the file 'words.txt', which has a checksum in the descriptor, is missing",
                    "install the plugin again",
                    cage -> cage.writeFolder(cage.plugin(), "sha256.words.txt=" + "0".repeat(64))),
            new Animal(
                    "a checksum of a file outside",
                    READ,
                    "the file '../good.jar', which has a checksum in the descriptor, is missing",
                    "install the plugin again",
                    cage -> cage.writeFolder(
                            cage.plugin(),
                            "sha256.../good.jar="
                                    + PluginJar.sha256(cage.plugins().resolve("good.jar")))),
            new Animal(
                    "a jar without a checksum",
                    READ,
                    "the descriptor has no checksum of this jar",
                    "add a line sha256.smuggled.jar=… if you trust the jar, or else remove the jar",
                    cage -> {
                        cage.writeFolder(cage.plugin(), "");
                        library(cage).write(cage.folder(), "smuggled");
                    }),
            new Animal(
                    "a jar that was exchanged",
                    EXAMINED,
                    "its SHA-256 is not the one in the descriptor, so the file is damaged or was exchanged",
                    "install the plugin again from a place you trust",
                    cage -> {
                        cage.writeFolder(cage.plugin(), "");
                        append(cage.folder().resolve("bad.jar"));
                    }),
            new Animal(
                    "a file beside the jars that was exchanged",
                    EXAMINED,
                    "its SHA-256 is not the one in the descriptor, so the file is damaged or was exchanged",
                    "install the plugin again from a place you trust",
                    cage -> {
                        Files.createDirectories(cage.folder());
                        Path table = Files.writeString(cage.folder().resolve("table.csv"), "1,2");
                        cage.writeFolder(cage.plugin(), "sha256.table.csv=" + PluginJar.sha256(table));
                        append(table);
                    }),
            new Animal(
                    "a jar that is a link to one elsewhere",
                    READ,
                    "the jar is a link that leads out of the plugin",
                    "put a copy of the file in its place",
                    cage -> {
                        Path elsewhere = library(cage).write(cage.work(), "elsewhere");
                        Files.createDirectories(cage.folder());
                        Files.createSymbolicLink(cage.folder().resolve("library.jar"), elsewhere);
                        cage.writeFolder(cage.plugin(), "");
                    }),
            new Animal(
                    "a jar that is a link to nothing",
                    READ,
                    "the file 'library.jar', which has a checksum in the descriptor, is missing",
                    "install the plugin again",
                    cage -> {
                        cage.writeFolder(cage.plugin(), "sha256.library.jar=" + "0".repeat(64));
                        Files.createSymbolicLink(
                                cage.folder().resolve("library.jar"),
                                cage.work().resolve("nothing"));
                    }));

    private BadFiles() {}

    private static PluginJar library(Cage cage) {
        return cage.library("library")
                .source("module-info", "module library { exports library; }")
                .source("library.Word", "package library; public class Word {}");
    }

    private static void append(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
    }
}
