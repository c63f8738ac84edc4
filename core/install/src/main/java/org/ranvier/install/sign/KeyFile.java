package org.ranvier.install.sign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.text.DiskReason;

/**
 * The key pair of a publisher, in a file that only its owner may read: the publisher's name, the private key as PKCS #8
 * and the public key as X.509, both in PEM, which {@code openssl pkey} reads too.
 *
 * @param publisher the name
 * @param publicKey what others need
 * @param privateKey what nobody else may have
 */
public record KeyFile(String publisher, PublisherKey publicKey, PrivateKey privateKey) {

    private static final String NAME = "Publisher: ";
    private static final Set<PosixFilePermission> OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    /**
     * Makes a pair.
     *
     * @param publisher a name on one line
     */
    public static KeyFile generate(String publisher) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(PublisherKey.ALGORITHM).generateKeyPair();
            return new KeyFile(publisher, new PublisherKey(pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK since 15 has " + PublisherKey.ALGORITHM, e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws RanvierException if it is no such file, or others may read it
     */
    public static KeyFile read(Path file) {
        try {
            requireOwned(file);
            String text = Files.readString(file, StandardCharsets.UTF_8);
            PrivateKey privateKey = KeyFactory.getInstance(PublisherKey.ALGORITHM)
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem(text, "PRIVATE"))));
            return new KeyFile(name(text), PublisherKey.parse(pem(text, "PUBLIC")), privateKey);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw noKey(file, e);
        }
    }

    /**
     * Reads the public key of a file with a key pair or a public key.
     *
     * @throws RanvierException if it has none
     */
    public static Public readPublic(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return new Public(name(text), PublisherKey.parse(pem(text, "PUBLIC")));
        } catch (IOException | IllegalArgumentException e) {
            throw noKey(file, e);
        }
    }

    /**
     * A public key and whose it is said to be.
     *
     * @param publisher the name
     */
    public record Public(String publisher, PublisherKey key) {}

    /**
     * Writes the pair to a file, and the public key to another one; neither may be there.
     *
     * @throws RanvierException if one is there, or cannot be written
     */
    public void write(Path pair, Path publicOnly) {
        String head = NAME + publisher + "\n";
        String publicPart = block("PUBLIC", publicKey.key().getEncoded());
        create(pair, head + block("PRIVATE", privateKey.getEncoded()) + publicPart, ownerOnly());
        create(publicOnly, head + publicPart);
    }

    /** Signs something by its SHA-256. */
    public SignatureFile sign(String subject, String sha256) {
        try {
            Signature signer = Signature.getInstance(PublisherKey.ALGORITHM);
            signer.initSign(privateKey);
            signer.update(
                    SignatureFile.message(subject, sha256, publisher, publicKey).getBytes(StandardCharsets.UTF_8));
            return new SignatureFile(subject, sha256, publisher, publicKey, signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of Ed25519 signs everything", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void create(Path file, String text, FileAttribute<?>... attributes) {
        try {
            Files.createFile(file, attributes);
            Files.writeString(file, text, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new RanvierException(Problem.usage(
                    file.toString(),
                    "it is there already, and a key that was signed with must not be lost",
                    "choose another name with --out NAME"));
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.usage(
                            file.toString(),
                            "it cannot be written (" + DiskReason.of(e) + ")",
                            "choose another place with --out NAME"),
                    e);
        }
    }

    private static void requireOwned(Path file) throws IOException {
        if (!isPosix() || !Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return;
        }
        Set<PosixFilePermission> all = EnumSet.copyOf(OTHERS);
        all.retainAll(Files.getPosixFilePermissions(file));
        if (!all.isEmpty()) {
            throw new RanvierException(Problem.usage(
                    file.toString(), "others than its owner may read this private key", "run: chmod 600 " + file));
        }
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static String block(String kind, byte[] encoded) {
        return "-----BEGIN " + kind + " KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + kind
                + " KEY-----\n";
    }

    private static String pem(String text, String kind) {
        Matcher block = Pattern.compile(
                        "-----BEGIN " + kind + " KEY-----\\R([A-Za-z0-9+/=\\s]+?)\\R?-----END " + kind + " KEY-----")
                .matcher(text);
        if (!block.find()) {
            throw new IllegalArgumentException("it has no " + kind.toLowerCase(java.util.Locale.ROOT) + " key");
        }
        return block.group(1).replaceAll("\\s", "");
    }

    private static String name(String text) {
        return text.lines()
                .filter(line -> line.startsWith(NAME))
                .map(line -> line.substring(NAME.length()).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it has no line '" + NAME.strip() + "'"));
    }

    private static RanvierException noKey(Path file, Exception e) {
        String why = e instanceof java.nio.file.NoSuchFileException
                ? "there is no such file"
                : "it is no key of Ranvier (" + (e instanceof IOException io ? DiskReason.of(io) : e.getMessage())
                        + ")";
        return new RanvierException(Problem.usage(file.toString(), why, "make one with: ranvier plugin key NAME"), e);
    }
}
