package org.ranvier.tracking.tensorboard;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.ranvier.data.AtomicFile;

/**
 * The event files that this program wrote into a folder: one for every time that a run was started or resumed.
 * TensorBoard reads them in the order of their names, which have the second at which each was begun.
 *
 * @param all in that order
 */
record EventFiles(Path folder, List<Path> all) {

    private static final String BEGIN = "events.out.tfevents.";
    private static final String END = ".ranvier";

    static EventFiles of(Path folder) throws IOException {
        TreeSet<Path> found = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, BEGIN + "*" + END)) {
            files.forEach(found::add);
        }
        return new EventFiles(folder, List.copyOf(found));
    }

    /** Returns the first epoch that the files do not have. */
    long firstMissing() throws IOException {
        TreeSet<Long> steps = new TreeSet<>();
        for (Path file : all) {
            Records.read(Files.readAllBytes(file)).forEach(event -> steps.add(Event.stepOfSummary(event)));
        }
        long first = 1;
        while (steps.contains(first)) {
            first++;
        }
        return first;
    }

    /** Removes the events of an epoch and those after it, and records that a killed process left incomplete. */
    void truncate(long from) throws IOException {
        for (Path file : all) {
            byte[] content = Files.readAllBytes(file);
            List<byte[]> kept = new ArrayList<>();
            int size = 0;
            for (byte[] event : Records.read(content)) {
                if (Event.stepOfSummary(event) < from) {
                    byte[] record = Records.frame(event);
                    kept.add(record);
                    size += record.length;
                }
            }
            if (size < content.length) {
                AtomicFile.write(file, out -> {
                    for (byte[] record : kept) {
                        out.write(record);
                    }
                });
            }
        }
    }

    /** Makes a file that comes after all others. */
    Path create() throws IOException {
        long second = Instant.now().getEpochSecond();
        if (!all.isEmpty()) {
            second = Math.max(second, secondOf(all.getLast()) + 1);
        }
        for (; ; second++) {
            Path file = folder.resolve(BEGIN + second + END);
            try {
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                        .close();
                return file;
            } catch (FileAlreadyExistsException e) {
                // Another process was faster.
            }
        }
    }

    private static long secondOf(Path file) {
        String digits = file.getFileName().toString().replace(BEGIN, "").replace(END, "");
        return digits.matches("\\d{1,12}") ? Long.parseLong(digits) : 0;
    }
}
