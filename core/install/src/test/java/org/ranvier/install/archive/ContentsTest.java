package org.ranvier.install.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.RanvierException;

/** What strangers pack, and what is refused of it. */
class ContentsTest {

    private static final Limits SMALL = new Limits(20_000_000, 50, 100);

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../evil | reaches out of the archive",
                "p/../../evil | reaches out of the archive",
                "/etc/evil | reaches out of the archive",
                "p\\..\\..\\evil | reaches out of the archive",
                "C:/evil | has a name that not every system can store",
                "p/nul:stream | has a name that not every system can store",
                "p//a | has a name that not every system can store",
                "p/./a | has a name that not every system can store",
                "p/a. | has a name that not every system can store",
                "p/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a | lies deeper than 20 folders or 200 characters",
            })
    void aNameThatIsNoPlainPathIsRefused(String name, String clause) throws IOException {
        Path zip = zip("p/ok", "x", name, "x");

        assertThatThrownBy(() -> unpack(zip, SMALL)).hasMessageContaining("its entry '" + name + "' " + clause);
        assertThat(unpackedFiles()).isEmpty();
    }

    @Test
    void namesThatSomeSystemsConfuseAreRefused() throws IOException {
        assertThatThrownBy(() -> unpack(zip("p/Lib.jar", "x", "p/lib.jar", "y"), SMALL))
                .hasMessageContaining("its entry 'p/lib.jar' is 'p/Lib.jar' too");
        // A letter with its accent, as one character and as two.
        assertThatThrownBy(() -> unpack(zip("p/\u00e9", "x", "p/e\u0301", "y"), SMALL))
                .hasMessageContaining("do not tell such names apart");
        // The dotted and the dotless I of Turkish are two letters; i and I are one.
        assertThatThrownBy(() -> unpack(zip("p/LIB", "x", "p/lib", "y"), SMALL)).hasMessageContaining("too on systems");
        assertThatThrownBy(() -> unpack(zip("p/a", "x", "p/a/b", "y"), SMALL)).hasMessageContaining("'p/a' too");
    }

    @Test
    void aNameThatIsThereTwiceIsRefused() throws IOException {
        Path zip = zip("p/one", "x", "p/two", "y");
        replace(zip, "p/two", "p/one");

        assertThatThrownBy(() -> unpack(zip, SMALL)).hasMessageContaining("its entry 'p/one' is there twice");
        assertThatThrownBy(() -> new ZipContents(zip, "a.jar", SMALL).checkJar())
                .hasMessageContaining("a.jar: its entry 'p/one' is there twice");
    }

    @ParameterizedTest
    @CsvSource({"0120777, is a symbolic link", "0020666, is neither a file nor a folder", "0010644, is neither"})
    void linksAndDevicesAreRefused(String mode, String clause) throws IOException {
        Path zip = zip("p/ok", "x", "p/link", "/etc/passwd");
        setMode(zip, 1, Integer.parseInt(mode, 8));

        assertThatThrownBy(() -> unpack(zip, SMALL)).hasMessageContaining("its entry 'p/link' " + clause);
        assertThat(unpackedFiles()).isEmpty();
    }

    @Test
    void aFileWithPermissionsIsNothingSpecial() throws IOException {
        Path zip = zip("p/run", "x");
        setMode(zip, 0, 0100755);

        assertThat(unpack(zip, SMALL)).hasSize(1);
    }

    @Test
    void moreFilesThanAllowedAreRefused() throws IOException {
        String[] files = new String[2 * 51];
        for (int n = 0; n < files.length; n += 2) {
            files[n] = "p/" + n;
            files[n + 1] = "x";
        }
        Path zip = zip(files);

        assertThatThrownBy(() -> unpack(zip, SMALL))
                .hasMessageContaining("it has more than 50 files")
                .hasMessageContaining("--max-files");
        assertThat(unpack(zip, SMALL.withFiles(51))).hasSize(1);
    }

    @Test
    void aBombIsRefusedByItsRatioAndByItsSize() throws IOException {
        Path zip = zeros("p/zeros", 19_000_000);

        assertThatThrownBy(() -> unpack(zip, SMALL))
                .hasMessageContaining("unpacked it has more than 10.0 MB, far more than so small an archive");
        assertThatThrownBy(() -> unpack(zip, SMALL.withBytes(15_000_000)))
                .hasMessageContaining("unpacked it has more than 15.0 MB;");
        assertThat(unpack(zip, SMALL.withBytes(20_000_000))).hasSize(1);
    }

    @Test
    void whatAnArchiveSaysOfItsSizeIsNotBelieved() throws IOException {
        Path zip = zeros("p/zeros", 19_000_000);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(headers(bytes).getFirst() + 24, 5);
        Files.write(zip, bytes.array());

        assertThatThrownBy(() -> unpack(zip, SMALL)).isInstanceOf(RanvierException.class);
        long written = 0;
        for (Path file : unpackedFiles()) {
            written += Files.size(file);
        }
        assertThat(written).isLessThanOrEqualTo(10_000_000);
    }

    @Test
    void whatIsNoZipIsRefused() throws IOException {
        Path zip = Files.writeString(directory.resolve("a.zip"), "no zip");

        assertThatThrownBy(() -> unpack(zip, SMALL)).hasMessageContaining("it is no zip, or damaged");
    }

    @Test
    void aFolderIsCopiedWithoutLinks() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("folder/lib"));
        Files.writeString(folder.resolve("a"), "x");
        Path target = directory.resolve("copy");
        new FolderContents(folder.getParent(), "folder", SMALL).copy(target);
        assertThat(target.resolve("lib/a")).hasContent("x");

        Files.createSymbolicLink(folder.resolve("link"), Path.of("a"));
        assertThatThrownBy(
                        () -> new FolderContents(folder.getParent(), "folder", SMALL).copy(directory.resolve("again")))
                .hasMessageContaining("folder: its entry 'lib/link' is a symbolic link");
    }

    @Test
    void aFolderThatIsTooLargeIsRefused() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("folder"));
        Files.writeString(folder.resolve("a"), "12345678");

        assertThatThrownBy(
                        () -> new FolderContents(folder, "folder", SMALL.withBytes(7)).copy(directory.resolve("copy")))
                .hasMessageContaining("unpacked it has more than 7 bytes");
    }

    private List<Path> unpack(Path zip, Limits limits) throws IOException {
        return new ZipContents(zip, "a.zip", limits).unpack(Files.createTempDirectory(directory, "unpacked"));
    }

    private List<Path> unpackedFiles() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file ->
                            Files.isRegularFile(file) && !file.toString().endsWith(".zip"))
                    .toList();
        }
    }

    private Path zip(String... namesAndContents) throws IOException {
        Path zip = Files.createTempFile(directory, "", ".zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int n = 0; n < namesAndContents.length; n += 2) {
                out.putNextEntry(new ZipEntry(namesAndContents[n]));
                out.write(namesAndContents[n + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip;
    }

    private Path zeros(String name, int count) throws IOException {
        Path zip = directory.resolve("zeros.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(new byte[count]);
        }
        return zip;
    }

    /** Renames an entry in the list at the end, to a name of the same length. */
    private static void replace(Path zip, String name, String other) throws IOException {
        String text = Files.readString(zip, StandardCharsets.ISO_8859_1);
        Files.writeString(zip, text.replace(name, other), StandardCharsets.ISO_8859_1);
    }

    private static void setMode(Path zip, int entry, int mode) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(headers(bytes).get(entry) + 38, mode << 16);
        Files.write(zip, bytes.array());
    }

    private static List<Integer> headers(ByteBuffer bytes) {
        List<Integer> found = new ArrayList<>();
        for (int at = 0; at <= bytes.limit() - 4; at++) {
            if (bytes.getInt(at) == 0x02014b50) {
                found.add(at);
            }
        }
        return found;
    }
}
