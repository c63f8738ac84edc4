package org.ranvier.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What holds for every figure, whatever is in it. */
class FigureLawsTest {

    static Stream<Figure> figures() {
        return Samples.all().values().stream()
                .flatMap(figure -> Stream.of(
                        figure,
                        figure.on(Theme.DARK).sized(Size.COLUMN),
                        figure.on(Theme.READER).sized(Size.PAGE),
                        figure.sized(Size.ofMillimetres(40))));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void svgIsWellFormedAndAllThatItDrawsIsOnTheCanvas(Figure figure) throws Exception {
        Document svg = parsed(figure.svg());
        String[] view = svg.getDocumentElement().getAttribute("viewBox").split(" ");
        double width = Double.parseDouble(view[2]);
        double height = Double.parseDouble(view[3]);

        assertThat(points(svg)).isNotEmpty().allSatisfy(point -> {
            assertThat(point[0]).isBetween(0.0, width);
            assertThat(point[1]).isBetween(0.0, height);
        });
    }

    @ParameterizedTest
    @MethodSource("figures")
    void pngHasTheSizeOfTheSvg(Figure figure) throws Exception {
        String[] view = parsed(figure.svg())
                .getDocumentElement()
                .getAttribute("viewBox")
                .split(" ");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(figure.png(0.5)));

        double scale = 0.5 * 96 / 72;
        assertThat(image.getWidth()).isEqualTo((int) Math.round(Double.parseDouble(view[2]) * scale));
        assertThat(image.getHeight()).isEqualTo((int) Math.round(Double.parseDouble(view[3]) * scale));
    }

    @Test
    void theSameFigureGivesTheSameBytesInAnyLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT);
            Figure figure = Samples.learning();
            String svg = figure.svg();
            byte[] png = figure.png(1);
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Samples.learning().svg()).isEqualTo(svg);
            assertThat(Samples.learning().png(1)).isEqualTo(png);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void manyNumbersDoNotMakeALargeFile() {
        assertThat(Samples.heatmap(300, 400).svg().length()).as("240,000 cells").isLessThan(400_000);
        assertThat(Samples.raster(300, 0.2).svg().length()).as("30,000 spikes").isLessThan(150_000);
        double[] x = new double[200_000];
        Arrays.setAll(x, n -> n);
        double[] y = Arrays.stream(x).map(Math::sin).toArray();
        assertThat(Figure.of("", Plot.of(Axis.of("t"), Axis.of("u"), Mark.line("", x, y)))
                        .svg()
                        .length())
                .as("200,000 points")
                .isLessThan(200_000);
    }

    @Test
    void aFigureForReadersTakesItsColoursFromThePage() {
        String svg = Samples.learning().on(Theme.READER).svg();

        assertThat(svg)
                .startsWith("<svg")
                .contains("prefers-color-scheme:dark", "--rv-text:#222222", "stroke=\"var(--rv-blue)\"")
                .doesNotContain("id=");
    }

    @Test
    void noMorePanelsStandSideBySideThanCanBeRead() {
        Figure four = Samples.field().in(4);

        assertThat(four.sized(Size.COLUMN).svg())
                .isEqualTo(Samples.field().in(2).sized(Size.COLUMN).svg());
        assertThat(four.sized(Size.PAGE).svg())
                .isNotEqualTo(Samples.field().in(2).sized(Size.PAGE).svg());
    }

    @Test
    void aFigureWithoutNumbersSaysSo() {
        double[] gaps = {Double.NaN, Double.NaN};
        Plot plot = Plot.of(Axis.log("p", ""), Axis.of("u"), Mark.line("", new double[] {-1, 0}, gaps));

        assertThat(Figure.of("", plot).svg()).contains(">no data<");
    }

    @Test
    void aRasterOfSilentNeuronsSaysSo() {
        Plot plot = Plot.of(
                Axis.of("t", "ms"), Axis.whole("neuron"), new Mark.Raster("", new double[0], new int[0], 2, Ink.QUIET));

        assertThat(Figure.of("", plot).svg()).contains(">no spikes<");
    }

    @Test
    void aGapOfALineIsNotDrawn() {
        double[] x = {0, 1, 2, 3, 4};
        Plot plot = Plot.of(Axis.of("t"), Axis.of("u"), Mark.line("", x, new double[] {0, 1, Double.NaN, 1, 0}));

        assertThat(Figure.of("", plot).svg()).containsPattern("d=\"M\\S+ \\S+l\\S+ \\S+M\\S+ \\S+l\\S+ \\S+\" fill");
    }

    @Test
    void textOfOthersCannotEndTheFile() throws Exception {
        String svg = Figure.of("a < b & \"c\" \u0007", Plot.of(Axis.of("<script>"), Axis.of("u")))
                .svg();

        assertThat(parsed(svg).getElementsByTagName("title").item(0).getTextContent())
                .startsWith("a < b & \"c\"");
        assertThat(svg).doesNotContain("<script>");
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThatThrownBy(() -> Mark.line("u", new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("x has 2 numbers, y has 3");
        assertThatThrownBy(() -> Axis.log("p", "").between(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Size.ofMillimetres(5)).hasMessageContaining("40 to 1000 mm");
        assertThatThrownBy(() -> Samples.learning().png(0)).hasMessageContaining("0.1 to 20");
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    /** The places of all paths, texts and pictures. */
    private static List<double[]> points(Document svg) {
        List<double[]> points = new ArrayList<>();
        NodeList all = svg.getElementsByTagName("*");
        for (int n = 0; n < all.getLength(); n++) {
            Element element = (Element) all.item(n);
            if (element.getTagName().equals("path")) {
                path(element.getAttribute("d"), points);
            } else if (element.hasAttribute("x")) {
                double x = Double.parseDouble(element.getAttribute("x"));
                double y = Double.parseDouble(element.getAttribute("y"));
                points.add(new double[] {x, y});
                if (element.getTagName().equals("image")) {
                    double width = Double.parseDouble(element.getAttribute("width"));
                    points.add(new double[] {x + width, y + Double.parseDouble(element.getAttribute("height"))});
                }
            }
        }
        return points;
    }

    private static void path(String d, List<double[]> points) {
        double x = 0;
        double y = 0;
        for (String step : d.split("(?=[Mhvlz])")) {
            double[] by = step.length() == 1
                    ? new double[0]
                    : Stream.of(step.substring(1).split(" "))
                            .mapToDouble(Double::parseDouble)
                            .toArray();
            switch (step.charAt(0)) {
                case 'M' -> {
                    x = by[0];
                    y = by[1];
                }
                case 'h' -> x += by[0];
                case 'v' -> y += by[0];
                case 'l' -> {
                    x += by[0];
                    y += by[1];
                }
                default -> {}
            }
            points.add(new double[] {x, y});
        }
    }
}
