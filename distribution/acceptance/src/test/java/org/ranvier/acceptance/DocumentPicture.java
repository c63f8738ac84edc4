package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A picture in {@code docs/images}. */
record DocumentPicture(Path png) {

    /** How long a training for a picture may take: pictures are made on busy machines, too. */
    static final Duration PATIENCE = Duration.ofMinutes(20);

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final String COLOURS = "128";
    /** A page has thousands of pixels of text; less is an empty one. */
    private static final long LEAST = 10_000;
    /** The archive carries pictures. */
    private static final long MOST = 100_000;

    static DocumentPicture named(String name) {
        return new DocumentPicture(Installation.sources().resolve("docs/images").resolve(name));
    }

    /** Gives it a palette, by ImageMagick: a third of the bytes, and the same to the eye. */
    void finish() throws IOException, InterruptedException {
        List<String> command =
                List.of("convert", png.toString(), "+dither", "-colors", COLOURS, "-strip", "PNG8:" + png);
        ChildProcess.run(command, png.getParent(), Map.of(), TIMEOUT).requireSuccess();
        assertThat(Files.size(png)).as(png.toString()).isBetween(LEAST, MOST);
    }
}
