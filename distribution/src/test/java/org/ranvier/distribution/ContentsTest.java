package org.ranvier.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentsTest {

    @TempDir
    Path directory;

    @Test
    void whatHasGoneIsRemovedAndWhatAUserAddedStays() throws IOException {
        write("plugins/old-1.0.0/old.jar", "lib/core.jar");
        Path added = Files.writeString(program().resolve("plugins/users-own.jar"), "x");

        write("lib/core.jar");

        assertThat(program().resolve("plugins/old-1.0.0")).doesNotExist();
        assertThat(program().resolve("lib/core.jar")).hasContent("lib/core.jar");
        assertThat(added).exists();
    }

    @Test
    void whatHasNotChangedIsLeftAlone() throws IOException {
        write("lib/core.jar");
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(program().resolve("lib/core.jar"), longAgo);

        write("lib/core.jar", "lib/more.jar");

        assertThat(Files.getLastModifiedTime(program().resolve("lib/core.jar"))).isEqualTo(longAgo);
        assertThat(program().resolve("lib")).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void whatWasBuiltInsideATreeIsNotTaken() throws IOException {
        Path tree = directory.resolve("examples");
        Files.createDirectories(tree.resolve("neuron/target"));
        Files.writeString(tree.resolve("neuron/target/neuron.jar"), "x");
        Files.writeString(tree.resolve("neuron/README.md"), "x");
        Contents contents = new Contents();

        contents.addTree("examples", tree);
        contents.writeTo(program(), list());

        assertThat(Files.readAllLines(list())).containsExactly("examples/neuron/README.md");
    }

    @Test
    void twoFilesAtOnePlaceAreAnError() {
        Contents contents = new Contents();
        contents.add("lib/a.jar", new byte[1]);

        assertThatThrownBy(() -> contents.add("lib/a.jar", new byte[2])).hasMessage("two files would become lib/a.jar");
    }

    private void write(String... places) throws IOException {
        Contents contents = new Contents();
        for (String place : places) {
            contents.add(place, place.getBytes(UTF_8));
        }
        contents.writeTo(program(), list());
    }

    private Path program() {
        return directory.resolve("program");
    }

    private Path list() {
        return directory.resolve("program.contents");
    }
}
