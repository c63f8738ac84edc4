package org.ranvier.plugins.datasets.random;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Dataset;

/**
 * Spike trains that mean nothing, each with a class drawn at random: input of a given size and density, for measuring
 * and for trying things out. Nothing can be learned from it but the samples by heart.
 *
 * <p>Time is divided into milliseconds. In each of them, a channel spikes with a given probability, or exactly so many
 * channels spike. Samples have shape [channels].
 */
public final class RandomSpikes implements Dataset {

    private static final Range SIZES = Range.closed(1, 10_000_000);

    @Override
    public String name() {
        return "random-spikes";
    }

    @Override
    public String description() {
        return "random spike trains with random classes, of a given size and density";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.integer("channels", Unit.NONE, SIZES, "number of channels per sample")
                        .withDefault(100),
                Setting.integer(
                                "duration",
                                Unit.MILLISECONDS,
                                Range.closed(1, 1_000_000),
                                "duration of the spike trains")
                        .withDefault(100),
                Setting.number(
                                "probability",
                                Unit.NONE,
                                Range.closed(0, 1),
                                "probability of a spike in each channel and ms")
                        .withDefault(0.02),
                Setting.integer(
                                "count",
                                Unit.NONE,
                                Range.closed(0, 10_000_000),
                                "number of channels that spike in each ms, exactly; 0 for as many as the probability gives")
                        .withDefault(0),
                Setting.integer("classes", Unit.NONE, Range.closed(1, 1_000_000), "number of classes")
                        .withDefault(2),
                size("train"),
                size("validation"),
                size("test"),
                Setting.integer("seed", Unit.NONE, Range.closed(0, 0xFFFFFFFFL), "seed of all random draws")
                        .withDefault(1));
    }

    @Override
    public Opened open(Settings settings, DataFolders folders) {
        Spiking spiking = new Spiking(
                settings.integer("channels"),
                settings.integer("duration"),
                settings.number("probability"),
                settings.integer("count"));
        if (spiking.count() > spiking.channels()) {
            throw new RanvierException(Problem.usage(
                    "dataset random-spikes",
                    "count is " + spiking.count() + ", but there are " + spiking.channels() + " channels",
                    "choose a count of at most " + spiking.channels()));
        }
        int classes = settings.integer("classes");
        Map<String, Split> splits = new LinkedHashMap<>();
        for (String split : List.of("train", "validation", "test")) {
            splits.put(split, new Samples(split, settings.integer(split + "_size"), spiking, classes, (long)
                    settings.number("seed")));
        }
        return new Generated(spiking.channels(), classes, Collections.unmodifiableMap(splits));
    }

    private static Setting size(String split) {
        return Setting.integer(split + "_size", Unit.NONE, SIZES, "number of samples in the " + split + " split")
                .withDefault(128);
    }

    private record Generated(int channels, int classes, Map<String, Split> splits) implements Opened {

        @Override
        public Description describe() {
            return Description.of("Random spikes", List.of(channels))
                    .withClasses(IntStream.range(0, classes)
                            .mapToObj(Integer::toString)
                            .toList())
                    .withLicence("none, these are random numbers")
                    .withSource("generated");
        }
    }
}
