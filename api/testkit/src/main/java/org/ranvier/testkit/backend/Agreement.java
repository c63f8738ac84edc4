package org.ranvier.testkit.backend;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.opentest4j.TestAbortedException;
import org.ranvier.testkit.backend.Specimens.Known;
import org.ranvier.testkit.backend.networks.Draft;
import org.ranvier.testkit.backend.networks.Specimen;

/** Compares a backend with the reference on one network, and makes the network plainer where it fails. */
final class Agreement {

    private final Subject subject;

    Agreement(Subject subject) {
        this.subject = subject;
    }

    /** Fails with the differences, the plainest network that has some, and how to see it again. */
    void check(Draft draft) {
        List<String> faults = faults(draft, subject.specimens().draw(draft));
        if (!faults.isEmpty()) {
            Draft plainer = plainer(draft);
            Known known = subject.specimens().draw(plainer);
            fail("network " + draft.seed() + " differs from the reference: " + draft
                    + "\n  " + String.join("\n  ", faults)
                    + "\nSo does the plainer " + described(plainer)
                    + "\n  " + String.join("\n  ", faults(plainer, known))
                    + "\nIts plan, parameters and input: " + written(draft.seed(), known.specimen())
                    + "\nThis network alone: -D" + Subject.ONLY + "=" + draft.seed());
        }
    }

    private List<String> faults(Draft draft, Known known) {
        subject.assumeCarried(known.specimen().plan());
        try {
            return subject.trial(2).run(known.specimen()).differences(known.expected(), subject.precision(), 1);
        } catch (RuntimeException | AssertionError e) {
            List<String> trace = new ArrayList<>(List.of("it fails with " + e));
            Arrays.stream(e.getStackTrace()).limit(3).forEach(at -> trace.add("  at " + at));
            return trace;
        }
    }

    /** Shrinks a fault to a network with the plainest value of every feature that does not matter. */
    private Draft plainer(Draft draft) {
        Draft plainest = draft;
        for (Map.Entry<String, List<String>> feature : subject.features().all().entrySet()) {
            Map<String, String> choices = new LinkedHashMap<>(plainest.choices());
            choices.put(feature.getKey(), feature.getValue().getFirst());
            Draft candidate = new Draft(draft.features(), choices, draft.seed());
            if (!choices.equals(plainest.choices()) && fails(candidate)) {
                plainest = candidate;
            }
        }
        return plainest;
    }

    private boolean fails(Draft draft) {
        try {
            return !faults(draft, subject.specimens().draw(draft)).isEmpty();
        } catch (TestAbortedException | AssertionError e) {
            return false;
        }
    }

    private static String described(Draft draft) {
        StringJoiner text = new StringJoiner(", ");
        draft.choices().forEach((feature, value) -> text.add(feature + " " + value));
        return text.toString();
    }

    private Path written(long number, Specimen specimen) {
        StringJoiner parameters = new StringJoiner(", ", "{", "}");
        specimen.numbers().forEach((name, values) -> parameters.add("\"" + name + "\": " + Arrays.toString(values)));
        String json = "{\"plan\": " + subject.workshop().json(specimen.plan())
                + ",\n\"parameters\": " + parameters
                + ",\n\"input\": " + Arrays.toString(specimen.signal().values()) + "}\n";
        Path folder = Path.of(
                Files.isDirectory(Path.of("target")) ? "target" : System.getProperty("java.io.tmpdir"), "conformance");
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(subject.backend().name() + "-" + number + ".json"), json)
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
