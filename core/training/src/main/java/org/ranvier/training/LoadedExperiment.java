package org.ranvier.training;

import java.util.List;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.config.tree.Mapping;
import org.ranvier.runtime.Defaults;
import org.ranvier.runtime.Lease;
import org.ranvier.training.experiment.ExperimentSpec;
import org.ranvier.training.pipeline.Pipeline;
import org.ranvier.training.pipeline.Pipeline.Purpose;
import org.ranvier.training.run.RunProvenance;

/**
 * An experiment as it was read, from which everything that is done with one starts: with its data opened and its
 * pipeline built, once and in one place.
 *
 * @param read as the file has it
 * @param file with all changes
 * @param changes the changes as assignments, such as {@code training.epochs=3}
 */
record LoadedExperiment(
        Mapping read, Mapping file, List<String> changes, ExperimentSpec spec, Experiment.Environment environment) {

    /** Something to be done with a built pipeline, while the data is open. */
    interface Use<T> {

        /** @param dataset its data, which is open until this returns */
        T of(Pipeline pipeline, Dataset.Opened dataset);
    }

    /** Opens the data, builds the pipeline and uses it. */
    <T> T with(Purpose purpose, Use<T> use) {
        try (Dataset.Opened dataset = open(environment.data())) {
            return with(dataset, purpose, use);
        }
    }

    /**
     * Builds the pipeline over opened data and uses it; until that is over, no plugin of it is stopped or exchanged.
     */
    <T> T with(Dataset.Opened dataset, Purpose purpose, Use<T> use) {
        Pipeline pipeline = Pipeline.build(spec, dataset, purpose);
        try (Lease _ = environment.plugins().lease(RunProvenance.used(pipeline))) {
            return use.of(pipeline, dataset);
        }
    }

    Defaults defaults() {
        return environment.plugins().defaults();
    }

    /** Opens the data; whoever does so closes it. */
    Dataset.Opened open(DataFolders folders) {
        return spec.data().dataset().component().open(spec.data().dataset().settings(), folders);
    }
}
