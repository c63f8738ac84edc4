package org.ranvier.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.data.AtomicFile;

/**
 * What others need to look at a failure, in one zip: the records of a run, what the doctor says of it and of the
 * machine, and the run's events of Java's flight recorder. All of it is text, and redacted; data are never in it, and
 * checkpoints only where they are asked for.
 *
 * @param run the run; without one, it is about the machine alone
 */
record Bundle(Optional<Path> run, List<Finding> findings, Redaction redaction) {

    private static final List<String> RECORDS =
            List.of("experiment.yaml", "resolved.json", "metrics.jsonl", "summary.json", "failure.txt");

    private static final List<String> WEIGHTS = List.of("best.safetensors", "last.safetensors");

    private static final String ABOUT = """
            A bundle of 'ranvier doctor --bundle', to be attached to a report of a failure.

            doctor.txt       what the doctor says of the run and of the machine
            experiment.yaml, resolved.json, metrics.jsonl, summary.json
                             the records of the run, as far as they are there
            failure.txt      how it failed: the sentences, and where in the program
            NAME.events.txt  events of a recording NAME.jfr in the folder of the run

            Names of the user, the machine and folders, values of environment variables and what
            looks like a secret were replaced, so that checksums in the records do not fit any more.
            There are no data in here, and no weights unless --with-weights was given.
            """;

    /**
     * Writes it.
     *
     * @return the names of the files in it
     */
    List<String> write(Path file, boolean weights) {
        if (Files.exists(file)) {
            throw new RanvierException(
                    Problem.usage(file.toString(), "the file exists", "give another name, or remove it"));
        }
        List<String> names = new ArrayList<>();
        AtomicFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            text(zip, names, "README.txt", ABOUT);
            text(zip, names, "doctor.txt", redaction.of(doctor()));
            if (run.isPresent()) {
                for (String record : RECORDS) {
                    Path from = run.get().resolve(record);
                    if (Files.isRegularFile(from)) {
                        text(zip, names, record, redaction.of(lenient(from)));
                    }
                }
                for (Path recording : recordings(run.get())) {
                    String name = recording.getFileName().toString().replaceFirst("[.]jfr$", ".events.txt");
                    text(zip, names, redaction.of(name), redaction.of(events(recording)));
                }
                for (String checkpoint : weights ? WEIGHTS : List.<String>of()) {
                    Path from = run.get().resolve(checkpoint);
                    if (Files.isRegularFile(from)) {
                        zip.putNextEntry(new ZipEntry(checkpoint));
                        Files.copy(from, zip);
                        names.add(checkpoint);
                    }
                }
            }
            zip.finish();
        });
        return names;
    }

    private static void text(ZipOutputStream zip, List<String> names, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        names.add(name);
    }

    private String doctor() {
        StringBuilder text = new StringBuilder();
        findings.forEach(finding -> text.append(String.format(
                Locale.ROOT, "%-4s  %s: %s%n", finding.status().word(), finding.subject(), finding.says())));
        return text.toString();
    }

    /** A file whose bytes are no text is what is to be looked at, too. */
    private static String lenient(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static List<Path> recordings(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            return files.filter(file -> file.toString().endsWith(".jfr"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** This program's events alone: a recording has the environment and all command lines of the machine, too. */
    private static String events(Path recording) {
        StringBuilder text = new StringBuilder();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().startsWith("org.ranvier.")) {
                    text.append(event);
                }
            }
        } catch (IOException | RuntimeException e) {
            text.append("the rest cannot be read: ").append(e.getMessage()).append('\n');
        }
        return text.toString();
    }
}
