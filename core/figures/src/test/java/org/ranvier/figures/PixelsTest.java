package org.ranvier.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** SVG and PNG show the same; another reader than ours says what is in the PNG. */
class PixelsTest {

    private static final int SCALE = 4;
    private static final double PIXELS_PER_POINT = SCALE * 96 / 72.0;
    private static final Pattern AREA = Pattern.compile(
            "<path d=\"M(\\S+) (\\S+)h(\\S+?)v(\\S+?)h\\S+?z\" fill=\"#([0-9a-f]{6})\"( fill-opacity=\"(\\S+)\")?");

    private final Figure bars = Figure.of(
            "",
            Plot.of(
                    Axis.categories("", java.util.List.of("a", "b")),
                    Axis.of("", "").between(0, 4),
                    Mark.bars("", 4, 2)));

    @Test
    void theMiddleOfAnAreaHasItsColourAndTheGroundThatOfThePage() throws IOException {
        Figure figure = Figure.of(
                "",
                Plot.of(
                        Axis.of("").between(0, 2),
                        Axis.of("").between(0, 1),
                        new Mark.Heatmap(new double[][] {{-1, 1}}, 0, 2, 0, 1, ColourScale.diverging("", ""))));
        MatchResult[] areas = AREA.matcher(figure.svg()).results().toArray(MatchResult[]::new);

        assertThat(areas).hasSize(2);
        for (MatchResult area : areas) {
            double x = Double.parseDouble(area.group(1)) + Double.parseDouble(area.group(3)) / 2;
            double y = Double.parseDouble(area.group(2)) + Double.parseDouble(area.group(4)) / 2;
            assertThat(hex(image(figure), x, y)).isEqualTo(area.group(5));
        }
        assertThat(hex(image(figure), 1, 1)).isEqualTo("ffffff");
        assertThat(hex(image(figure.on(Theme.DARK)), 1, 1)).isEqualTo("16181d");
    }

    @Test
    void transparentAreasAreMixedWithWhatIsBehind() throws IOException {
        String svg = bars.svg();
        MatchResult first = Pattern.compile("M(\\S+) (\\S+)h(\\S+?)v(\\S+?)h\\S+?zM\\S+ \\S+?\" fill=\"#0072b2\"")
                .matcher(svg.replaceAll("zM(\\S+) (\\S+?)h[^\"]*\"", "zM$1 $2\""))
                .results()
                .findFirst()
                .orElseThrow();
        double x = Double.parseDouble(first.group(1)) + Double.parseDouble(first.group(3)) / 2;
        double y = Double.parseDouble(first.group(2)) + Double.parseDouble(first.group(4)) / 3;

        assertThat(svg).contains("fill-opacity=\".85\"");
        // 0.85 of #0072b2 and 0.15 of white.
        assertThat(hex(image(bars), x, y)).isEqualTo("2687be");
    }

    @Test
    void anAreaCoversAsManyPixelsAsItIsLarge() throws IOException {
        BufferedImage image = image(bars);
        double[] sums = new double[1];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                int red = rgb >> 16 & 0xff;
                int blue = rgb & 0xff;
                // Grey has as much red as blue; the bars' blue is 0x98 more.
                sums[0] += (blue - red) / (double) (0xbe - 0x26);
            }
        }
        double area = AREA_OF_BARS
                .matcher(bars.svg())
                .results()
                .mapToDouble(r -> Math.abs(Double.parseDouble(r.group(1)) * Double.parseDouble(r.group(2))))
                .sum();
        double expected = area * PIXELS_PER_POINT * PIXELS_PER_POINT;

        // The axis lies over their foot.
        assertThat(sums[0]).isBetween(0.98 * expected, 1.01 * expected);
    }

    private static final Pattern AREA_OF_BARS = Pattern.compile("M\\S+ \\S+?h(\\S+?)v(\\S+?)h-[^z]*z");

    @Test
    void textIsDrawnWithTheWidthThatLayoutsReckonWith() throws IOException {
        Figure with = Figure.of("Hallo μs", Plot.of(Axis.of(""), Axis.of("")));
        BufferedImage image = image(with);
        int last = 0;
        // The title stands alone in the first 18 points.
        for (int y = 0; y < 18 * PIXELS_PER_POINT; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xff) < 0x80) {
                    last = Math.max(last, x);
                }
            }
        }
        double size = 9 * 1.1 * 1.1;
        double width = org.ranvier.figures.font.Font.load().width("Hallo μs", size);

        assertThat(last / PIXELS_PER_POINT - 0.6 * 9).isBetween(width - 0.1 * size, width);
    }

    @Test
    void aTinyFigureIsWrittenAsItAlwaysWas() throws IOException {
        Figure tiny = Figure.of(
                        "Tiny",
                        Plot.of(
                                        Axis.of("time", "ms").between(0, 10),
                                        Axis.of("u", "mV"),
                                        Mark.line("u", new double[] {0, 5, 10}, new double[] {-70, -50, -70}),
                                        Mark.threshold("threshold", -55))
                                .shaped(0.5))
                .sized(Size.COLUMN);
        try (var golden = PixelsTest.class.getResourceAsStream("tiny.svg")) {
            assertThat(tiny.svg()).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void aPictureHasItsColoursInBothFormats() throws IOException {
        double[][] values = new double[101][101];
        for (double[] row : values) {
            Arrays.setAll(row, n -> n < 50 ? -1 : 1);
        }
        Figure figure = Figure.of(
                "",
                Plot.of(
                        Axis.of("").between(0, 101),
                        Axis.of("").between(0, 101),
                        new Mark.Heatmap(values, 0, 101, 0, 101, ColourScale.diverging("", ""))));
        MatchResult picture = Pattern.compile(
                        "<image x=\"(\\S+)\" y=\"(\\S+)\" width=\"(\\S+)\" height=\"(\\S+)\".*base64,(\\S+)\"/>")
                .matcher(figure.svg())
                .results()
                .findFirst()
                .orElseThrow();
        BufferedImage embedded = ImageIO.read(
                new ByteArrayInputStream(java.util.Base64.getDecoder().decode(picture.group(5))));
        BufferedImage whole = image(figure);

        assertThat(embedded.getWidth()).isEqualTo(101);
        for (double share : new double[] {0.1, 0.9}) {
            double x = Double.parseDouble(picture.group(1)) + share * Double.parseDouble(picture.group(3));
            double y = Double.parseDouble(picture.group(2)) + 0.5 * Double.parseDouble(picture.group(4));
            assertThat(hex(whole, x, y))
                    .isEqualTo(String.format("%06x", embedded.getRGB((int) (share * 101), 50) & 0xffffff));
        }
    }

    private static BufferedImage image(Figure figure) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(figure.png(SCALE)));
    }

    /** The colour at a place in points. */
    private static String hex(BufferedImage image, double x, double y) {
        int rgb = image.getRGB((int) (x * PIXELS_PER_POINT), (int) (y * PIXELS_PER_POINT));
        return String.format("%06x", rgb & 0xffffff);
    }
}
