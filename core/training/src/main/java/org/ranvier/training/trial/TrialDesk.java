package org.ranvier.training.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.data.AtomicFile;
import org.ranvier.text.DiskReason;
import org.ranvier.training.run.RunLock;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is kept of a trial beside its run: a lock, so that no two processes run it at once; what its process printed;
 * and why it failed.
 *
 * @param folder where that is
 */
record TrialDesk(Path folder) {

    private static final String FAILED = "failed.json";
    private static final String REASON = "reason";
    private static final String LOG = "log.txt";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Takes the lock. */
    RunLock lock() {
        make();
        return RunLock.contended(folder);
    }

    boolean isLocked() {
        return RunLock.isHeld(folder);
    }

    /** Returns the file for what its process prints; its folder exists. */
    Path log() {
        make();
        return folder.resolve(LOG);
    }

    private void make() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(
                            folder.toString(),
                            "it cannot be made: " + DiskReason.of(e),
                            "check that its folder may be written to"),
                    e);
        }
    }

    /** Records that it failed. */
    void failed(String reason) {
        make();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(REASON, reason);
        AtomicFile.write(
                folder.resolve(FAILED),
                out -> out.write((JSON.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns why it failed, if it did. */
    Optional<String> failure() {
        try {
            Path file = folder.resolve(FAILED);
            return Files.exists(file)
                    ? Optional.of(
                            JSON.readTree(Files.readString(file)).path(REASON).asString("unknown"))
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            return Optional.of("unknown, as " + FAILED + " cannot be read");
        }
    }

    /** It is tried again. */
    void forgetFailure() {
        try {
            Files.deleteIfExists(folder.resolve(FAILED));
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(
                            folder.resolve(FAILED).toString(),
                            "it cannot be removed: " + DiskReason.of(e),
                            "remove it by hand"),
                    e);
        }
    }
}
