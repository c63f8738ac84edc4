package org.ranvier.training.run;

import java.util.List;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.training.pipeline.Pipeline;
import tools.jackson.databind.JsonNode;

/** The checksums of the files that a run has learned from, as far as its dataset tells them. */
final class DataFiles {

    /** The key in {@link RunDirectory#RESOLVED}. */
    static final String KEY = "data_sha256";

    private DataFiles() {}

    static Map<String, String> of(Pipeline pipeline) {
        return pipeline.data().sha256();
    }

    /**
     * Compares. A file that has another name now is left to the comparison of samples.
     *
     * @param recorded what {@link #of} gave when the run began, or nothing
     * @throws RanvierException with every file that is not what it was
     */
    static void check(JsonNode recorded, Pipeline pipeline, String remedy) {
        if (recorded.isEmpty()) {
            return;
        }
        Map<String, String> now = of(pipeline);
        List<Problem> problems = recorded.propertyStream()
                .filter(file -> now.containsKey(file.getKey())
                        && !now.get(file.getKey()).equals(file.getValue().asString("")))
                .map(file -> Problem.data(
                        pipeline.data().title(),
                        "its file " + file.getKey() + " is not the one that the run has learned from: its checksum is "
                                + now.get(file.getKey()) + ", and was "
                                + file.getValue().asString(""),
                        remedy))
                .toList();
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
    }
}
