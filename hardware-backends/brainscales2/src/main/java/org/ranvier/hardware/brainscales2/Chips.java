package org.ranvier.hardware.brainscales2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.hardware.brainscales2.chip.Chip;
import org.ranvier.hardware.brainscales2.chip.Emulator;
import org.ranvier.hardware.brainscales2.chip.Figures;
import org.ranvier.hardware.brainscales2.link.RemoteChip;

/** The chip that options ask for: here, or behind a socket. */
final class Chips {

    private Chips() {}

    /** Takes hold of it; closing it lets it go. */
    static Chip open(ChipOptions options) {
        return options.remote()
                ? new RemoteChip(new RemoteChip.Endpoint(
                        options.host(),
                        options.port(),
                        token(options.tokenFile()),
                        options.timeout(),
                        options.retries()))
                : emulator(options);
    }

    static Chip emulator(ChipOptions options) {
        return new Emulator(options.figures(), options.flaws(), options.chip());
    }

    /** Returns the capacity of the chip. */
    static Figures figures(ChipOptions options) {
        if (!options.remote()) {
            return options.figures();
        }
        try (Chip chip = open(options)) {
            return chip.figures();
        }
    }

    private static String token(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.usage(
                            file.toString(),
                            "the token of the chip's server cannot be read",
                            "give the file that the server wrote as 'token_file'"),
                    e);
        }
    }
}
