package org.ranvier.training.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.data.Safetensors;

/** A run has two checkpoints, the last and the best one. Where one is damaged, the other may still be whole. */
final class OtherCheckpoint {

    private static final Map<String, String> OTHER =
            Map.of(RunDirectory.LAST, RunDirectory.BEST, RunDirectory.BEST, RunDirectory.LAST);

    private OtherCheckpoint() {}

    /** The problems of a checkpoint that cannot be read, which name the other one if that can. */
    static RanvierException offeredBeside(Path file, RanvierException damage) {
        Optional<String> offer = Optional.ofNullable(
                        OTHER.get(file.getFileName().toString()))
                .map(file::resolveSibling)
                .flatMap(OtherCheckpoint::offer);
        if (offer.isEmpty()) {
            return damage;
        }
        RanvierException more = new RanvierException(damage.problems().stream()
                .map(p -> Problem.of(p.kind(), p.plugin(), p.where(), p.message(), offer.get()))
                .toList());
        more.initCause(damage);
        return more;
    }

    private static Optional<String> offer(Path other) {
        try {
            int epoch = TrainingState.of(Safetensors.read(other).metadata()).epoch();
            return Optional.of("the other checkpoint of the run, " + other.getFileName() + ", is whole and of epoch "
                    + epoch + ": copy it to this name to use that one");
        } catch (RanvierException | IllegalArgumentException e) {
            // Not whole either, or not there: nothing to offer.
            return Optional.empty();
        }
    }
}
