package org.ranvier.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ranvier.install.sign.SignatureFile;

/**
 * A plugin that is to be installed, as a file that is here.
 *
 * @param file its jar, folder or zip
 * @param signature its signature, if one came with it beside the file
 * @param given the plugin as a person named it, for messages
 * @param sha256 the SHA-256 that the file must have, if somebody said so
 * @param strangers whether its key may be one that was never seen before
 * @param ifMissing whether it is passed over where the same is installed already
 */
public record Offer(
        Path file,
        Optional<Path> signature,
        String given,
        Optional<String> sha256,
        boolean strangers,
        boolean ifMissing) {

    /** A file or folder of one's own. */
    public static Offer of(Path file, String given) {
        Path signature = SignatureFile.beside(file.toAbsolutePath().normalize());
        return new Offer(file, Optional.of(signature).filter(Files::exists), given, Optional.empty(), true, false);
    }

    /** A file that was fetched, with its signature if there is one; its key must be known. */
    public static Offer fetched(Path file, Optional<Path> signature, String given) {
        return new Offer(file, signature, given, Optional.empty(), false, false);
    }

    /** This offer, which a key that was never seen before may have signed. */
    public Offer withStrangers() {
        return new Offer(file, signature, given, sha256, true, ifMissing);
    }

    /** This offer, with a file that must have a SHA-256. */
    public Offer withSha256(String hex) {
        return new Offer(file, signature, given, Optional.of(hex), strangers, ifMissing);
    }

    /** This offer, passed over where the same is installed already. */
    public Offer onlyIfMissing() {
        return new Offer(file, signature, given, sha256, strangers, true);
    }
}
