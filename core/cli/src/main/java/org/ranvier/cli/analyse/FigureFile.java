package org.ranvier.cli.analyse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.data.AtomicFile;
import org.ranvier.figures.Figure;

/**
 * A file for a figure.
 *
 * @param path where
 */
record FigureFile(Path path) {

    static final String OPTION = "figure";

    /** The file of that name; its ending tells the format. */
    static FigureFile of(String name) {
        if (!name.toLowerCase(Locale.ROOT).endsWith(".svg")) {
            throw new RanvierException(
                    Problem.usage("--" + OPTION, "'" + name + "' is of no known format", "let its name end in .svg"));
        }
        return new FigureFile(Path.of(name));
    }

    void write(Figure figure) {
        byte[] text = figure.svg().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(path, out -> out.write(text));
    }
}
