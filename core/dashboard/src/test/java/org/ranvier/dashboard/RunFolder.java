package org.ranvier.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The files of a run, as a training writes them. */
record RunFolder(Path path) {

    static RunFolder in(Path folder, String name) throws IOException {
        Path path = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                path.resolve("resolved.json"),
                "{\"name\":\"x\",\"epochs\":10,\"seed\":7,\"backend\":\"simd@0.1.0\",\"splits\":{\"test\":{\"samples\":20}},"
                        + "\"changes\":[\"a=<b>\"],\"started\":\"2026-01-01T00:00:00Z\"}");
        Files.writeString(path.resolve("experiment.yaml"), "name: x\n");
        return new RunFolder(path);
    }

    RunFolder epoch(int epoch) throws IOException {
        return append("{\"epoch\":" + epoch + ",\"train_loss\":" + 1.0 / epoch
                + ",\"validation_accuracy\":0.5,\"test_accuracy\":0.25,\"seconds\":2}\n");
    }

    RunFolder append(String text) throws IOException {
        Files.writeString(path.resolve("metrics.jsonl"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return this;
    }
}
