package org.ranvier.install.sign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public key of a publisher.
 *
 * @param key an Ed25519 key
 */
public record PublisherKey(PublicKey key) {

    static final String ALGORITHM = "Ed25519";

    /** 128 bits, which nobody can find another key for; pairs of keys that share one harm nobody. */
    private static final int FINGERPRINT_BYTES = 16;

    /**
     * Reads the text that {@link #text()} gives.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static PublisherKey parse(String text) {
        try {
            byte[] encoded = Base64.getDecoder().decode(text);
            return new PublisherKey(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("it is no public key of " + ALGORITHM, e);
        }
    }

    /** Returns the key in base 64, as X.509 encodes it. */
    public String text() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /**
     * Returns what people compare: eight groups of four hexadecimal digits, the beginning of the SHA-256 of the key as
     * X.509 encodes it.
     */
    public String fingerprint() {
        String digits = HexFormat.of().formatHex(Sha256.of(key.getEncoded()), 0, FINGERPRINT_BYTES);
        return String.join("-", digits.split("(?<=\\G.{4})"));
    }

    boolean verifies(String message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(message.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // A signature of another form than Ed25519's.
            return false;
        }
    }
}
