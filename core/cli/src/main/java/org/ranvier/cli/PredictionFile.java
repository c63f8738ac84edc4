package org.ranvier.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.data.AtomicFile;
import org.ranvier.data.NdArray;
import org.ranvier.data.Npz;
import org.ranvier.training.Prediction;

/**
 * A file of predictions: per sample its place in the split, its class and the class predicted. What depends on the backend in
 * the last digits, such as losses, is left out, so that files of two backends can be compared as they are.
 *
 * @param path where
 * @param npz whether it is numpy's format rather than CSV
 */
record PredictionFile(Path path, boolean npz) {

    static final String OPTION = "predictions";

    private static final Map<String, ToIntFunction<Prediction>> COLUMNS = columns();

    /** The file of that name; its ending tells the format. */
    static PredictionFile of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(".csv") && !lower.endsWith(".npz")) {
            throw new RanvierException(Problem.usage(
                    "--" + OPTION, "'" + name + "' is of no known format", "let its name end in .csv or .npz"));
        }
        return new PredictionFile(Path.of(name), lower.endsWith(".npz"));
    }

    void write(List<Prediction> predictions) {
        if (npz) {
            Map<String, NdArray> arrays = new LinkedHashMap<>();
            COLUMNS.forEach((name, value) -> arrays.put(
                    name, NdArray.of(predictions.stream().mapToInt(value).toArray(), predictions.size())));
            Npz.write(path, arrays);
        } else {
            byte[] text = csv(predictions).getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(path, out -> out.write(text));
        }
    }

    private static String csv(List<Prediction> predictions) {
        StringBuilder text = new StringBuilder(String.join(",", COLUMNS.keySet())).append('\n');
        for (Prediction prediction : predictions) {
            text.append(COLUMNS.values().stream()
                            .map(value -> Integer.toString(value.applyAsInt(prediction)))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    private static Map<String, ToIntFunction<Prediction>> columns() {
        Map<String, ToIntFunction<Prediction>> columns = new LinkedHashMap<>();
        columns.put("sample", Prediction::sample);
        columns.put("label", Prediction::label);
        columns.put("predicted", Prediction::predicted);
        return columns;
    }
}
