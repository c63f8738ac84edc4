package org.ranvier.training.advice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Setting;
import org.ranvier.api.Unit;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.training.batch.Batches;
import org.ranvier.training.batch.Coverage;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.data.TimesLook;
import org.ranvier.training.number.Permutation;
import org.ranvier.training.pipeline.Pipeline;
import org.ranvier.training.split.Splits;

/** Whether the simulated time reaches the data at all. */
public final class Reach {

    /** Number of samples looked at first: enough to show what is wrong, at next to no cost. */
    private static final int FEW = 64;

    private final Pipeline pipeline;
    /**
     * An encoding that takes something from all training samples would have to read them all; times do not depend on
     * it.
     */
    private final Batches few;

    public Reach(Pipeline pipeline) {
        this.pipeline = pipeline;
        this.few = pipeline.batches()
                .of(pipeline.splits().get(Splits.TRAIN).first(FEW).samples());
    }

    /**
     * Refuses splits of which nothing lies within the simulated time. Reads each until something does, which is usually
     * its first sample.
     *
     * @throws RanvierException naming each of them
     */
    public void require(List<String> splits) {
        List<Problem> problems = new ArrayList<>();
        for (String split : splits) {
            if (pipeline.splits().has(split)) {
                problem(pipeline.splits().get(split), split).ifPresent(problems::add);
            }
        }
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
    }

    /** Refuses a part of a split of which nothing lies within the simulated time. */
    public void require(Splits.Part part, String split) {
        problem(part, split).ifPresent(problem -> {
            throw new RanvierException(problem);
        });
    }

    /** Describes what is left out of the first training samples, if anything; refuses where {@link #require} would. */
    public Optional<String> ofTheFirst() {
        Splits.Part first = pipeline.splits().get(Splits.TRAIN).first(FEW);
        few.encode(first, Permutation.identity(first.size()), 1);
        Coverage coverage = few.coverage(first, Splits.TRAIN);
        if (coverage.coversNothing()) {
            require(List.of(Splits.TRAIN));
        }
        return LeftOut.of(List.of(coverage), unit(pipeline))
                .map(found -> "of the first " + first.size() + " training samples, " + found.sentence());
    }

    private Optional<Problem> problem(Splits.Part part, String split) {
        if (holdsSomething(few, part.first(FEW), split) || holdsSomething(pipeline.batches(), part, split)) {
            return Optional.empty();
        }
        return LeftOut.nothingLeft(
                pipeline.batches().coverage(part, split),
                "data: " + pipeline.spec().data().dataset().name(),
                unit(pipeline),
                pipeline.spec().encoder().text(),
                times(pipeline.spec().encoder()));
    }

    /** Reads on until something lies within, more at a time the longer nothing does. */
    private static boolean holdsSomething(Batches batches, Splits.Part part, String split) {
        int epoch = split.equals(Splits.TRAIN) ? 1 : 0;
        for (int from = 0, size = 1; from < part.size(); from += size, size = Math.min(2 * size, FEW)) {
            int[] places =
                    IntStream.range(from, Math.min(from + size, part.size())).toArray();
            if (holdsSomething(batches.encode(part, places, epoch).signal())) {
                return true;
            }
        }
        return false;
    }

    /** The unit that the times of the data are said to have. */
    public static String unit(Pipeline pipeline) {
        return TimesLook.unit(pipeline.spec().data().dataset().settings().asMap());
    }

    private static boolean holdsSomething(SignalBatch signal) {
        return switch (signal) {
            case SignalBatch.Events events -> events.channel().length > 0;
            case SignalBatch.Frames frames -> Arrays.stream(frames.values()).anyMatch(value -> value != 0);
        };
    }

    private static List<String> times(ConfiguredComponent<?> encoder) {
        return encoder.component().schema().settings().stream()
                .filter(setting -> setting.unit() == Unit.MILLISECONDS)
                .map(Setting::name)
                .toList();
    }
}
