package org.ranvier.plugins.backend.opencl.cl;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * A rehearsal in another process of whatever may go wrong in a driver, from the listing of its devices to the
 * compilation of a kernel. Drivers are large compilers that end the process on input that they did not foresee: with a
 * rehearsal, the process that ends is not this one, and an error message reports it.
 *
 * <p>What is compiled there is found again here, as drivers keep compiled kernels in a cache of their own. Where no
 * such process can be started, nothing is rehearsed.
 */
final class DriverTrial {

    /**
     * The property that says how many seconds a driver may take for one thing; 0 rehearses nothing. See the package of
     * the backend.
     */
    static final String PATIENCE = "ranvier.opencl.patience";

    private static final long USUAL_SECONDS = 120;
    /** Java itself has to start before devices are listed. */
    private static final Duration START = Duration.ofSeconds(30);

    private static final int ATTEMPTS = 3;
    private static final System.Logger LOG = System.getLogger(DriverTrial.class.getName());

    private final Duration patience;
    private final Map<Request, String> faults = new HashMap<>();
    private ChildProcess child;
    private boolean possible;

    DriverTrial() {
        this(Duration.ofSeconds(Long.getLong(PATIENCE, USUAL_SECONDS)));
    }

    DriverTrial(Duration patience) {
        this.patience = patience;
        possible = patience.isPositive();
    }

    /** Returns how listing devices ends the process; empty if it does not. */
    synchronized Optional<String> ofListing() {
        return child == null && possible ? start().map(how -> how + " when it lists its devices") : Optional.empty();
    }

    /**
     * Passes where a driver does what it is asked for or refuses it in words.
     *
     * @throws RanvierException where it ends the process or does not come back
     */
    synchronized void rehearse(Request request, Device device) {
        fault(request).ifPresent(how -> {
            throw new RanvierException(Problem.run(
                    "OpenCL",
                    "the driver of " + device.described() + " (" + device.version() + ") " + how,
                    "update the driver, or choose another device (ranvier doctor lists them) or another backend"));
        });
    }

    private Optional<String> fault(Request request) {
        if (faults.containsKey(request)) {
            return Optional.of(faults.get(request));
        }
        for (int attempt = 0; attempt < ATTEMPTS && possible; attempt++) {
            Optional<String> fault = ofListing();
            if (fault.isPresent()) {
                return fault;
            }
            if (child != null) {
                ChildProcess.Reply reply = child.ask(request, patience);
                switch (reply) {
                    case ChildProcess.Reply.Done() -> {
                        return Optional.empty();
                    }
                    case ChildProcess.Reply.Ended(String how) -> {
                        child = null;
                        faults.put(request, how + " " + request.described());
                        return Optional.of(faults.get(request));
                    }
                    case ChildProcess.Reply.Left() -> child = null;
                    case ChildProcess.Reply.Failed(String why) -> giveUp(why);
                }
            }
        }
        return Optional.empty();
    }

    /** Starts the other process and waits until it has listed all devices; how that ends it, where it does. */
    private Optional<String> start() {
        try {
            child = ChildProcess.start(command());
        } catch (IOException e) {
            giveUp(e.getMessage());
            return Optional.empty();
        }
        ChildProcess.Reply reply = child.await(Understudy.READY, patience.plus(START));
        return switch (reply) {
            case ChildProcess.Reply.Done() -> Optional.empty();
            case ChildProcess.Reply.Ended(String how) -> {
                child = null;
                yield Optional.of(how);
            }
            case ChildProcess.Reply.Left() -> {
                child = null;
                yield Optional.empty();
            }
            case ChildProcess.Reply.Failed(String why) -> {
                giveUp(why);
                yield Optional.empty();
            }
        };
    }

    private void giveUp(String why) {
        LOG.log(
                System.Logger.Level.WARNING,
                "OpenCL drivers are called without a rehearsal in another process: " + why);
        child = null;
        possible = false;
    }

    /**
     * The Java that runs this, with the classes of this plugin and of the api, and what makes it start quickly and end
     * quietly.
     */
    private static List<String> command() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classes = Stream.of(location(Understudy.class), location(RanvierException.class))
                .flatMap(Optional::stream)
                .map(Path::toString)
                .collect(Collectors.joining(System.getProperty("path.separator")));
        return List.of(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-XX:-UsePerfData",
                "-XX:+SuppressFatalErrorMessage",
                "-XX:-CreateCoredumpOnCrash",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classes,
                Understudy.class.getName());
    }

    /** The jar or folder that a class is from; none where Java itself has it, as in an image. */
    private static Optional<Path> location(Class<?> type) throws IOException {
        try {
            URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
            return place.getScheme().equals("file") ? Optional.of(Path.of(place)) : Optional.empty();
        } catch (URISyntaxException | NullPointerException e) {
            throw new IOException("nobody knows where " + type.getName() + " is from", e);
        }
    }
}
