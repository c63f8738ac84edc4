package org.ranvier.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset;
import org.ranvier.training.advice.Reach;
import org.ranvier.training.experiment.ExperimentSpec;
import org.ranvier.training.explain.Explanation;
import org.ranvier.training.pipeline.ExperimentSummary;
import org.ranvier.training.pipeline.Pipeline;
import org.ranvier.training.pipeline.Pipeline.Purpose;

/** Explains what the compiler makes of an experiment, with its data or, where that is not here, without. */
record ExplainExperiment(LoadedExperiment experiment) {

    Explanation explain() {
        SeenFolders seen = new SeenFolders(experiment.environment().data());
        Dataset.Opened opened;
        try {
            opened = experiment.open(seen);
        } catch (RanvierException unread) {
            if (seen.something()) {
                // What is there and cannot be read cannot be trained on either.
                throw unread;
            }
            return explanation(Pipeline.withoutData(experiment.spec(), known().orElseThrow(() -> unread)), Map.of());
        }
        try (Dataset.Opened dataset = opened) {
            return experiment.with(dataset, Purpose.TRAINING, (pipeline, _) -> explain(pipeline.checked(), dataset));
        }
    }

    private Explanation explain(Pipeline pipeline, Dataset.Opened dataset) {
        Map<String, String> more = new LinkedHashMap<>();
        if (!dataset.notes().isEmpty()) {
            more.put("of the data", String.join("; ", dataset.notes()));
        }
        new Reach(pipeline).ofTheFirst().ifPresent(left -> more.put("left out", left));
        return explanation(pipeline, more);
    }

    private Explanation explanation(Pipeline pipeline, Map<String, String> more) {
        Map<String, String> facts = ExperimentSummary.of(pipeline, experiment.defaults());
        facts.putAll(more);
        return Explanation.of(pipeline.network(), facts, experiment.defaults());
    }

    private Optional<Dataset.Description> known() {
        ExperimentSpec spec = experiment.spec();
        return spec.data()
                .dataset()
                .component()
                .staticDescription(spec.data().dataset().settings());
    }
}
