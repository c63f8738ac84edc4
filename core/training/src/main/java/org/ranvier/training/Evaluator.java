package org.ranvier.training;

import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Program.RunOptions;
import org.ranvier.api.backend.Session;

/** Runs a split at inference: rounded delays, no dropout. */
final class Evaluator {

    private Evaluator() {}

    static Evaluation run(Pipeline pipeline, Program program, String split) {
        Evaluation evaluation = new Evaluation(pipeline.criterion());
        Splits.Part part = pipeline.splits().get(split);
        RunOptions inference = RunOptions.INFERENCE;
        RunOptions options = new RunOptions(
                false, false, false, pipeline.spec().seed(), 0, inference.record(), inference.denseGradients());
        int[] order = Permutation.identity(part.size());
        for (int[] stretch : Batches.stretches(order, Math.max(100, pipeline.spec().training().batch()))) {
            Batches.Batch batch = pipeline.batches().encode(part, stretch, 0);
            try (Session session = program.open(batch.signal(), options)) {
                Observed observed = Observed.of(session.advance(pipeline.network().plan().ticks()));
                evaluation.add(observed, batch.targets(), null);
            }
        }
        return evaluation;
    }
}
