package org.ranvier.training.split;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Sample;
import org.ranvier.training.number.Sha256;
import tools.jackson.databind.JsonNode;

/**
 * A run's record of how its data was divided: the number of samples in each split, a checksum of which samples they are
 * and of their classes, and one of the contents of some of them. With another division, a run would be validated on
 * samples on which it was trained.
 */
public final class SplitRecord {

    private static final String SAMPLES = "samples";
    private static final String SHA256 = "sha256";
    private static final String CONTENTS = "contents_sha256";

    /** The number of samples of each split whose contents are checked. */
    private static final int SOME = 16;

    private SplitRecord() {}

    public static Map<String, Object> of(Splits splits) {
        Map<String, Object> record = new LinkedHashMap<>();
        for (String name : splits.names()) {
            Splits.Part part = splits.get(name);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put(SAMPLES, part.size());
            entry.put(SHA256, checksum(part));
            entry.put(CONTENTS, contents(part));
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
    public static void check(String title, JsonNode recorded, Splits splits, String remedy) {
        List<Problem> problems = new ArrayList<>();
        recorded.propertyStream().forEach(entry -> {
            String name = entry.getKey();
            int before = entry.getValue().path(SAMPLES).asInt();
            int now = splits.has(name) ? splits.get(name).size() : 0;
            if (before != now) {
                problems.add(Problem.data(
                        title,
                        "its " + name + " split has " + now + " samples, but the run has learned with one of " + before,
                        remedy));
            } else if (now > 0
                    && !checksum(splits.get(name))
                            .equals(entry.getValue().path(SHA256).asString())) {
                problems.add(Problem.data(
                        title,
                        "the samples of its " + name + " split, or their classes, are others than those of the run",
                        remedy));
            } else if (now > 0
                    && entry.getValue().has(CONTENTS)
                    && !contents(splits.get(name))
                            .equals(entry.getValue().path(CONTENTS).asString())) {
                problems.add(Problem.data(
                        title, "samples of its " + name + " split hold something else than those of the run", remedy));
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
        return Sha256.of(numbers.array());
    }

    /**
     * Of what some samples hold, evenly spread, in single precision: computed ones may differ in the last digits of
     * double from one machine to another.
     */
    private static String contents(Splits.Part part) {
        MessageDigest digest = Sha256.begin();
        int some = Math.min(SOME, part.size());
        for (int n = 0; n < some; n++) {
            switch (part.get((int) ((long) n * part.size() / some)).sample()) {
                case Sample.Events(int _, int[] channel, double[] timeMs, double[] value) -> {
                    update(digest, Arrays.stream(channel).asDoubleStream().toArray());
                    update(digest, timeMs);
                    update(digest, value == null ? new double[0] : value);
                }
                case Sample.Values(double[] values, int[] _) -> update(digest, values);
                case Sample.Frames(int _, int _, double[] values) -> update(digest, values);
                case Sample.Signal(int _, double hertz, double[] values) -> {
                    update(digest, values);
                    update(digest, new double[] {hertz});
                }
                case Sample.Waveform(double[] amplitudes, double hertz) -> {
                    update(digest, amplitudes);
                    update(digest, new double[] {hertz});
                }
                default -> {} // of a kind that only its dataset and its encoder know
            }
        }
        return Sha256.end(digest);
    }

    private static void update(MessageDigest digest, double[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * numbers.length);
        for (double x : numbers) {
            bytes.putFloat((float) x);
        }
        digest.update(bytes.array());
    }
}
