package org.ranvier.cli.figure;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.data.AtomicFile;
import org.ranvier.figures.Figure;

/**
 * A file for a figure: SVG, or PNG of 300 dots per inch.
 *
 * @param path where; its name ends in .svg or .png
 * @param look how large it is, and on which ground
 */
public record FigureFile(Path path, FigureLook look) {

    /** The option that names the file. */
    public static final String OPTION = "figure";

    private static final double DOTS_PER_INCH = 300;
    private static final double CSS_PIXELS_PER_INCH = 96;

    /** Returns the options of a command that draws. */
    public static List<Option> options() {
        return List.of(
                CommonOptions.value(OPTION, "FILE", "Draw it into a .svg or .png file"),
                FigureLook.themeOption(),
                FigureLook.widthOption());
    }

    /**
     * Returns the file that a command is to draw into; to be asked for before there is any work.
     *
     * @throws RanvierException if its name has another ending, a theme or width is unknown, or there is one without a
     *     file
     */
    public static Optional<FigureFile> of(Invocation invocation) {
        Optional<FigureFile> file = named(invocation);
        if (file.isEmpty()) {
            FigureLook.requireNone(invocation);
        }
        return file;
    }

    /**
     * Returns the same for a command that draws other figures as well, whose look may be chosen without this file.
     *
     * @throws RanvierException if its name has another ending, or a theme or width is unknown
     */
    public static Optional<FigureFile> named(Invocation invocation) {
        FigureLook look = FigureLook.of(invocation);
        return invocation.value(OPTION).map(name -> {
            if (!ends(name, ".svg") && !ends(name, ".png")) {
                throw new RanvierException(Problem.usage(
                        "--" + OPTION, "'" + name + "' is of no known format", "let its name end in .svg or .png"));
            }
            return new FigureFile(Path.of(name), look);
        });
    }

    private static boolean ends(String name, String ending) {
        return name.toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /** Draws. */
    public void write(Figure figure) {
        Figure sized = look.of(figure);
        byte[] bytes = ends(path.toString(), ".png")
                ? sized.png(DOTS_PER_INCH / CSS_PIXELS_PER_INCH)
                : sized.svg().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(path, out -> out.write(bytes));
    }
}
