package org.ranvier.cli.experiment;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.terminal.Numerals;
import org.ranvier.data.AtomicFile;
import org.ranvier.data.ElementType;
import org.ranvier.data.NdArray;
import org.ranvier.data.Npz;
import org.ranvier.training.metric.Prediction;

/**
 * A file of predictions: per sample its place in the split, its class and the class predicted, and their names where
 * classes are not called by their numbers. What depends on the backend in the last digits, such as losses, is left out,
 * so that files of two backends can be compared as they are, but for scores where they are asked for.
 *
 * @param path where
 * @param npz whether it is numpy's format rather than CSV; it has the numbers alone, as classes have names in CSV only
 */
record PredictionFile(Path path, boolean npz) {

    static final String OPTION = "predictions";

    static final String SCORES = "scores";

    private static final String SCORE = "score_";

    /** The file of that name; its ending tells the format. */
    static PredictionFile of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(".csv") && !lower.endsWith(".npz")) {
            throw new RanvierException(Problem.usage(
                    "--" + OPTION, "'" + name + "' is of no known format", "let its name end in .csv or .npz"));
        }
        return new PredictionFile(Path.of(name), lower.endsWith(".npz"));
    }

    /**
     * Writes.
     *
     * @param classes the names of the classes
     * @param scores a score of every class for every sample; empty for none
     */
    void write(List<Prediction> predictions, List<String> classes, List<double[]> scores) {
        if (npz) {
            Map<String, NdArray> arrays = new LinkedHashMap<>();
            numbers()
                    .forEach((name, value) -> arrays.put(
                            name,
                            NdArray.of(predictions.stream().mapToInt(value).toArray(), predictions.size())));
            if (!scores.isEmpty()) {
                double[] numbers =
                        scores.stream().flatMapToDouble(Arrays::stream).toArray();
                int scored = scores.getFirst().length;
                arrays.put(SCORES, new NdArray(ElementType.F64, List.of(scores.size(), scored), numbers));
            }
            Npz.write(path, arrays);
        } else {
            AtomicFile.write(path, out -> writeCsv(out, predictions, classes, scores));
        }
    }

    private static void writeCsv(
            OutputStream out, List<Prediction> predictions, List<String> classes, List<double[]> scores)
            throws IOException {
        Map<String, Function<Prediction, String>> columns = new LinkedHashMap<>();
        numbers().forEach((name, value) -> columns.put(name, p -> Integer.toString(value.applyAsInt(p))));
        if (!Numerals.areIndices(classes)) {
            columns.put("label_name", p -> name(classes, p.label()));
            columns.put("predicted_name", p -> name(classes, p.predicted()));
        }
        List<String> header = new ArrayList<>(columns.keySet());
        for (int c = 0; !scores.isEmpty() && c < scores.getFirst().length; c++) {
            header.add(SCORE + (c < classes.size() ? classes.get(c) : Integer.toString(c)));
        }
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(header);
        for (int n = 0; n < predictions.size(); n++) {
            Prediction prediction = predictions.get(n);
            List<String> row = new ArrayList<>();
            columns.values().forEach(value -> row.add(value.apply(prediction)));
            if (!scores.isEmpty()) {
                Arrays.stream(scores.get(n)).mapToObj(Double::toString).forEach(row::add);
            }
            csv.writeRecord(row);
        }
        csv.flush(); // the stream stays open, so that the file can be synced
    }

    private static String name(List<String> classes, int label) {
        return label >= 0 && label < classes.size() ? classes.get(label) : "";
    }

    private static Map<String, ToIntFunction<Prediction>> numbers() {
        Map<String, ToIntFunction<Prediction>> columns = new LinkedHashMap<>();
        columns.put("sample", Prediction::sample);
        columns.put("label", Prediction::label);
        columns.put("predicted", Prediction::predicted);
        return columns;
    }
}
