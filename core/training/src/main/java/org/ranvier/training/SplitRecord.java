package org.ranvier.training;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import tools.jackson.databind.JsonNode;

/**
 * What a run keeps of how its data was divided: how many samples each split has, and a checksum of which they are and of which classes. Another division would
 * validate on what was trained on.
 */
final class SplitRecord {

    private static final String SAMPLES = "samples";
    private static final String SHA256 = "sha256";

    private SplitRecord() {}

    static Map<String, Object> of(Splits splits) {
        Map<String, Object> record = new LinkedHashMap<>();
        for (String name : splits.names()) {
            Splits.Part part = splits.get(name);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put(SAMPLES, part.size());
            entry.put(SHA256, checksum(part));
            record.put(name, entry);
        }
        return record;
    }

    /**
     * Compares.
     *
     * @param title what the data is called
     * @param recorded what {@link #of} gave when the run began, or nothing
     * @throws RanvierException with all splits that are not what they were
     */
    static void check(String title, JsonNode recorded, Splits splits, String remedy) {
        List<Problem> problems = new ArrayList<>();
        recorded.propertyStream().forEach(entry -> {
            String name = entry.getKey();
            int before = entry.getValue().path(SAMPLES).asInt();
            int now = splits.has(name) ? splits.get(name).size() : 0;
            if (before != now) {
                problems.add(Problem.data(title, "its " + name + " split has " + now + " samples, but the run has learned with one of " + before, remedy));
            } else if (now > 0 && !checksum(splits.get(name)).equals(entry.getValue().path(SHA256).asString())) {
                problems.add(Problem.data(title, "the samples of its " + name + " split, or their classes, are others than those of the run", remedy));
            }
        });
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
    }

    private static String checksum(Splits.Part part) {
        ByteBuffer numbers = ByteBuffer.allocate(2 * Integer.BYTES * part.size());
        for (int index : part.indices()) {
            numbers.putInt(index).putInt(part.split().labelOf(index));
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(numbers.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
