package org.ranvier.training;

import java.util.List;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.data.Target;
import org.ranvier.training.pipeline.Pipeline;
import org.ranvier.training.pipeline.Pipeline.Purpose;
import org.ranvier.training.report.ShownSample;
import org.ranvier.training.split.Splits;

/**
 * Shows one sample of an experiment before and after its encoder.
 *
 * @param split which split, as the experiment divides its data
 * @param place which sample of it, from 0
 */
record ShowSample(LoadedExperiment experiment, String split, int place) {

    ShownSample show() {
        return experiment.with(Purpose.INFERENCE, (pipeline, _) -> show(pipeline));
    }

    private ShownSample show(Pipeline pipeline) {
        Splits.Part part = pipeline.splits().get(split);
        if (place >= part.size()) {
            throw new RanvierException(Problem.usage(
                    "--sample",
                    "the " + split + " split has " + part.size() + " samples, numbered from 0",
                    "give at most " + (part.size() - 1)));
        }
        Example example = part.get(place);
        Window window = experiment.spec().window();
        SignalBatch signal =
                pipeline.batches().encode(part, new int[] {place}, 1).signal();
        return new ShownSample(
                split,
                place,
                part.size(),
                example.sample(),
                answer(example.target(), pipeline.data().classes()),
                example.group(),
                window.hasClock() ? window.dtMs() : 0,
                signal instanceof SignalBatch.Events events
                        ? Optional.of(new ShownSample.Encoded(
                                experiment.spec().encoder().text(),
                                events,
                                window.hasClock() ? window.lengthMs() : Double.POSITIVE_INFINITY))
                        : Optional.empty(),
                pipeline.data().channels());
    }

    /** Returns the class by its name, or the kind of target. */
    static String answer(Target target, List<String> classes) {
        return target instanceof Target.ClassLabel(int label) && label < classes.size()
                ? "class " + classes.get(label)
                : target.kind();
    }
}
