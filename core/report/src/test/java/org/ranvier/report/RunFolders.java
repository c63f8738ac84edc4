package org.ranvier.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.ranvier.training.archive.RecordedRun;

/** Folders of runs as training leaves them, without checkpoints. */
public final class RunFolders {

    private RunFolders() {}

    /**
     * Makes a finished run with an accuracy that rises to a given one.
     *
     * @param folder where
     * @param learner a setting in which runs may differ
     * @param test its test accuracy in the last epoch
     */
    public static RecordedRun make(Path folder, String learner, long seed, int epochs, double test) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("experiment.yaml"), """
                name: sounds
                seed: %d
                network:
                  - name: hidden
                    delays: {type: %s}
                """.formatted(seed, learner));
        Files.writeString(folder.resolve("resolved.json"), """
                {"name": "sounds", "seed": %d, "backend": "b@1", "threads": 2, "data": "Sounds", "epochs": %d,
                 "splits": {"train": {}, "validation": {}, "test": {}}, "selected_by": {"metric": "accuracy"},
                 "parameters": 1300, "api": "0.1", "plugins": {"p@1": "00ff"},
                 "components": [{"role": "hidden.delays", "component": "%s", "plugin": "p@1", "settings": {"a": 1}, "trained": []}],
                 "machine": {"java": "25"}, "started": "2026-01-01T10:00:00Z"}
                """.formatted(seed, epochs, learner));
        StringBuilder metrics = new StringBuilder();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double share = (double) epoch / epochs;
            metrics.append(String.format(
                    Locale.ROOT,
                    "{\"epoch\":%d,\"train_loss\":%.6f,\"train_accuracy\":%.6f,\"validation_loss\":%.6f,"
                            + "\"validation_accuracy\":%.6f,\"test_accuracy\":%.6f,\"silent_neurons\":{\"hidden\":0.1},"
                            + "\"spikes_per_neuron\":2.5,\"seconds\":1.0}%n",
                    epoch,
                    1 - share / 2,
                    test * share,
                    1.1 - share / 2,
                    test * share,
                    test * share));
        }
        Files.writeString(folder.resolve("metrics.jsonl"), metrics);
        Files.writeString(folder.resolve("summary.json"), "{}");
        return RecordedRun.of(folder);
    }
}
