package org.ranvier.plugins.datasets.yinyang;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Dataset;

/**
 * The Yin-Yang data set: points of the plane in three classes that no straight line separates.
 *
 * <p>Generated, so there are no files; with the default settings every value equals the published sets to the last bit.
 * Samples have shape [4]: (x, y, 1 − x, 1 − y), without unit, in [0, 1] for a radius of 0.5.
 *
 * <p>Source: L. Kriener, J. Göltz, M. A. Petrovici, "The Yin-Yang dataset", NICE 2022, doi 10.1145/3517343.3517380.
 */
public final class YinYang implements Dataset {

    private static final Range SEEDS = Range.closed(0, 0xFFFFFFFFL);
    private static final Range SIZES = Range.closed(1, 10_000_000);

    @Override
    public String name() {
        return "yin-yang";
    }

    @Override
    public String description() {
        return "points in the plane in three classes, generated as published";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                size("train", 5000),
                seed("train", 42),
                size("validation", 1000),
                seed("validation", 41),
                size("test", 1000),
                seed("test", 40),
                Setting.number("radius", Unit.NONE, Range.above(0), "radius of the figure")
                        .withDefault(0.5),
                Setting.number(
                                "dot_radius",
                                Unit.NONE,
                                Range.above(0),
                                "radius of the dots, below half the radius of the figure")
                        .withDefault(0.1));
    }

    @Override
    public Opened open(Settings settings, DataFolders folders) {
        Figure figure = new Figure(settings.number("radius"), settings.number("dot_radius"));
        if (figure.dotRadius() >= figure.radius() / 2) {
            throw new RanvierException(Problem.usage(
                    "dataset yin-yang",
                    "dot_radius " + figure.dotRadius() + " leaves no room around the dots of a figure of radius "
                            + figure.radius(),
                    "choose a dot_radius below " + figure.radius() / 2));
        }
        Map<String, Split> splits = new LinkedHashMap<>();
        for (String split : List.of("train", "validation", "test")) {
            int seed = (int) (long) settings.number(split + "_seed");
            splits.put(split, Points.generate(figure, settings.integer(split + "_size"), seed));
        }
        return new Generated(Collections.unmodifiableMap(splits));
    }

    private static Setting size(String split, int defaultValue) {
        return Setting.integer(split + "_size", Unit.NONE, SIZES, "number of points in the " + split + " split")
                .withDefault(defaultValue);
    }

    private static Setting seed(String split, int defaultValue) {
        return Setting.integer(split + "_seed", Unit.NONE, SEEDS, "seed of the " + split + " split")
                .withDefault(defaultValue);
    }

    private record Generated(Map<String, Split> splits) implements Opened {

        @Override
        public Description describe() {
            return Description.of("Yin-Yang", List.of(Points.FEATURES))
                    .withClasses(List.of("yin", "yang", "dot"))
                    .withLicence("MIT")
                    .withSource("Kriener, Göltz & Petrovici, NICE 2022, doi 10.1145/3517343.3517380; generated");
        }
    }
}
