package org.ranvier.cli.experiment;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.terminal.Json;
import org.ranvier.config.NumberArray;
import org.ranvier.data.AtomicFile;
import org.ranvier.data.ElementType;
import org.ranvier.data.NdArray;
import org.ranvier.data.Npz;
import org.ranvier.training.simulate.SimulationOutput;

/**
 * A file for arrays by name.
 *
 * @param path where
 * @param npz whether it is numpy's format rather than JSON
 */
record ArrayFile(Path path, boolean npz) {

    /** The file of that name; its ending tells the format. */
    static ArrayFile of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(".json") && !lower.endsWith(".npz")) {
            throw new RanvierException(Problem.usage(
                    "--out", "'" + name + "' is of no known format", "let its name end in .json or .npz"));
        }
        return new ArrayFile(Path.of(name), lower.endsWith(".npz"));
    }

    /** Writes maps of maps of arrays; in numpy's format the names are joined by dots. */
    void write(Map<String, ?> tree) {
        if (npz) {
            Npz.write(path, arrays(tree));
        } else {
            byte[] text = (Json.line(tree) + "\n").getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(path, out -> out.write(text));
        }
    }

    private static Map<String, NdArray> arrays(Map<String, ?> tree) {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        SimulationOutput.flat(tree).forEach((name, array) -> arrays.put(name, array(array)));
        return arrays;
    }

    private static NdArray array(NumberArray array) {
        return new NdArray(
                ElementType.F64, java.util.Arrays.stream(array.shape()).boxed().toList(), array.values());
    }
}
