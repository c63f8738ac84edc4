package org.ranvier.training.loop;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.training.batch.BatchFeed;
import org.ranvier.training.batch.Batches;
import org.ranvier.training.metric.Prediction;
import org.ranvier.training.number.Permutation;
import org.ranvier.training.pipeline.ObjectiveInput;
import org.ranvier.training.pipeline.Pipeline;
import org.ranvier.training.plan.WholeSample;
import org.ranvier.training.split.Splits;

/** Runs a part of the data at inference: rounded delays, no dropout. */
public final class Evaluator {

    /** Large enough for a backend that works on many samples at once; results do not depend on it. */
    private static final int BATCH = 128;

    private Evaluator() {}

    public static Evaluation run(Pipeline pipeline, Program program, Splits.Part part) {
        return run(pipeline, program, part, prediction -> {});
    }

    /**
     * Runs a part of the data at inference and passes on every answer.
     *
     * @param answers takes the answers, in the order of the part
     */
    public static Evaluation run(Pipeline pipeline, Program program, Splits.Part part, Consumer<Prediction> answers) {
        return run(pipeline, program, part, answers, List.of(), (batch, recording) -> {});
    }

    /**
     * Runs a part of the data at inference and passes on every answer and everything recorded.
     *
     * @param answers takes the answers, in the order of the part
     * @param quantities what is recorded besides outputs, as {@code population.quantity}
     * @param recordings takes every batch with what the network did
     */
    public static Evaluation run(
            Pipeline pipeline,
            Program program,
            Splits.Part part,
            Consumer<Prediction> answers,
            List<String> quantities,
            BiConsumer<Batches.Batch, Recording> recordings) {
        Evaluation evaluation = new Evaluation(pipeline.criterion(), pipeline.metrics(), answers);
        RunOptions options =
                RunOptions.INFERENCE.withDraws(pipeline.spec().seed(), 0).recording(quantities);
        int[] order = Permutation.identity(part.size());
        int size = Math.max(BATCH, pipeline.spec().training().batch());
        try (BatchFeed feed = new BatchFeed(pipeline.batches(), part, order, size, 0)) {
            while (feed.hasNext()) {
                Batches.Batch batch = feed.next();
                try (Session session = program.open(batch.signal(), options)) {
                    Recording recording =
                            WholeSample.advance(session, pipeline.network().plan());
                    evaluation.add(ObjectiveInput.of(recording), batch, null);
                    recordings.accept(batch, recording);
                }
            }
        }
        return evaluation;
    }
}
