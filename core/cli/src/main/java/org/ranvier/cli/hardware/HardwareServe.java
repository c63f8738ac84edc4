package org.ranvier.cli.hardware;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.hardware.HardwareServer;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.terminal.Console;
import org.ranvier.runtime.PluginRuntime;

/** Serves hardware, or its model, to other processes until it is interrupted. */
public final class HardwareServe implements Command {

    private static final String LISTEN = "listen";
    private static final String TOKEN_FILE = "token-file";
    private static final int TOKEN_BYTES = 32;
    private static final int LEAST_TOKEN = 16;
    private static final int MOST_TOKEN_BYTES = 4096;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    @Override
    public String name() {
        return "hardware serve";
    }

    @Override
    public String summary() {
        return "Serve hardware, or its model, over a socket until interrupted";
    }

    @Override
    public String example() {
        return "ranvier hardware serve --token-file chip.token --option chip=2";
    }

    @Override
    public List<Option> options() {
        return List.of(
                HardwareOptions.hardware(),
                HardwareOptions.option(),
                CommonOptions.value(
                        LISTEN, "HOST:PORT", "Where to listen; by default on this machine only, at any free port"),
                CommonOptions.value(
                        TOKEN_FILE,
                        "FILE",
                        "The token that clients need, made where it is not there; hardware.token by default"),
                CommonOptions.plugins());
    }

    @Override
    public Outcome run(Invocation invocation) throws InterruptedException {
        PluginRuntime plugins = invocation.openPlugins();
        HardwareServer hardware = HardwareOptions.choose(HardwareServer.class, invocation, plugins);
        Settings settings = HardwareOptions.settings(hardware, invocation, plugins);
        InetSocketAddress wanted = invocation
                .value(LISTEN)
                .map(HardwareServe::address)
                .orElseGet(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Path file = Path.of(invocation.value(TOKEN_FILE).orElse("hardware.token"));
        String token = token(file);
        Console console = invocation.console();
        try (HardwareServer.Service service = hardware.serve(settings, wanted, token)) {
            String address = service.address().getAddress().getHostAddress() + ":"
                    + service.address().getPort();
            console.text().println(hardware.name() + " is served at " + address + "; the token is in " + file);
            if (!service.address().getAddress().isLoopbackAddress()) {
                console.aside()
                        .println(
                                "warning: other machines can reach this; the token and all data go over the network unencrypted");
            }
            console.text()
                    .println("Use it with: --backend '{type: " + hardware.name() + ", address: \"" + address
                            + "\", token_file: " + file.toAbsolutePath() + "}'; Ctrl-C ends it");
            console.text().flush();
            new CountDownLatch(1).await();
            throw new IllegalStateException("nothing counts this latch down");
        } catch (InterruptedException e) {
            // How a server ends.
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("hardware", hardware.name());
            return Outcome.success(json);
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(
                            wanted.toString(),
                            "nothing can listen there (" + e.getMessage() + ")",
                            "choose another with --" + LISTEN),
                    e);
        } catch (IllegalArgumentException e) {
            throw new RanvierException(
                    Problem.usage("--option", e.getMessage(), "see: ranvier plugin info " + hardware.name()), e);
        }
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        Optional<Integer> port = Optional.of(text.substring(colon + 1))
                .filter(digits -> colon > 0 && digits.matches("\\d{1,5}"))
                .map(Integer::parseInt)
                .filter(number -> number <= 65535);
        if (port.isEmpty()) {
            throw new RanvierException(Problem.usage(
                    "--" + LISTEN,
                    "'" + text + "' is not an address",
                    "write it like --" + LISTEN + " 127.0.0.1:4711"));
        }
        InetSocketAddress address = new InetSocketAddress(text.substring(0, colon), port.get());
        if (address.isUnresolved()) {
            throw new RanvierException(Problem.usage(
                    "--" + LISTEN,
                    "there is no host '" + text.substring(0, colon) + "'",
                    "give a name or an address of this machine"));
        }
        return address;
    }

    /** The token in a file, which is made for its owner alone where it is not there. */
    private static String token(Path file) {
        try {
            byte[] random = new byte[TOKEN_BYTES];
            new SecureRandom().nextBytes(random);
            try (var channel = Files.newByteChannel(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    file.getFileSystem().supportedFileAttributeViews().contains("posix")
                            ? new java.nio.file.attribute.FileAttribute<?>[] {
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                            }
                            : new java.nio.file.attribute.FileAttribute<?>[0])) {
                channel.write(java.nio.ByteBuffer.wrap(
                        (HexFormat.of().formatHex(random) + "\n").getBytes(StandardCharsets.US_ASCII)));
            } catch (FileAlreadyExistsException e) {
                // Made by an earlier server, or by hand.
            }
            requirePrivate(file);
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MOST_TOKEN_BYTES);
            }
            String token = new String(bytes, StandardCharsets.UTF_8).strip();
            if (token.length() >= LEAST_TOKEN) {
                return token;
            }
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(
                            file.toString(),
                            "the token cannot be kept there (" + e + ")",
                            "choose another file with --" + TOKEN_FILE),
                    e);
        }
        throw new RanvierException(Problem.usage(
                file.toString(),
                "the file has no token of " + LEAST_TOKEN + " letters or more in it",
                "remove it, and one is made"));
    }

    /** Whoever can write the file decides who may use the hardware, and whoever can read it is let in. */
    private static void requirePrivate(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
        String me = System.getProperty("user.name");
        // A process that has no name, as in some containers, cannot compare.
        if (!me.equals("?") && !attributes.owner().getName().equals(me)) {
            throw new RanvierException(Problem.usage(
                    file.toString(),
                    "the token belongs to " + attributes.owner().getName() + ", not to " + me,
                    "name a file of your own with --" + TOKEN_FILE));
        }
        if (attributes.permissions().stream().anyMatch(OTHERS::contains)) {
            throw new RanvierException(Problem.usage(
                    file.toString(),
                    "others may read or write the token (" + PosixFilePermissions.toString(attributes.permissions())
                            + ")",
                    "take that from them (chmod 600), or remove the file, and one is made"));
        }
    }
}
