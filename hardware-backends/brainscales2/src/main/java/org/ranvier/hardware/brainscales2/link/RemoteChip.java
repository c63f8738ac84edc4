package org.ranvier.hardware.brainscales2.link;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Consumer;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.hardware.brainscales2.chip.Chip;
import org.ranvier.hardware.brainscales2.chip.ChipRouting;
import org.ranvier.hardware.brainscales2.chip.Figures;
import org.ranvier.hardware.brainscales2.chip.Levels;
import org.ranvier.hardware.brainscales2.chip.Readout;
import org.ranvier.hardware.brainscales2.chip.Stimulus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chip served elsewhere. A connection that is lost, or on which an answer takes too long, is made again, and what the
 * chip had been told is told again: the network, its numbers, the batch. A run has no lasting effect, so repeating one
 * is harmless. What the server refuses is never tried again.
 */
public final class RemoteChip implements Chip {

    /** The number of samples per read, small enough that an answer stays a few hundred kB long. */
    private static final int SAMPLES_A_READ = 256;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Endpoint endpoint;
    private final Figures figures;
    private JsonLineConnection wire;
    private int requests;
    private ChipRouting wiring;
    private Levels levels;

    /**
     * Address of a chip, with timeout and retries.
     *
     * @param host its host
     * @param port its port
     * @param token what its server asks for
     * @param timeout how long an answer may take
     * @param retries how often a lost connection is made again
     */
    public record Endpoint(String host, int port, String token, Duration timeout, int retries) {

        String address() {
            return host + ":" + port;
        }
    }

    /** Something that needs the connection. */
    @FunctionalInterface
    private interface Exchange<T> {
        T make() throws IOException;
    }

    /**
     * Connects.
     *
     * @throws RanvierException if there is no chip, or it refuses
     */
    public RemoteChip(Endpoint endpoint) {
        this.endpoint = endpoint;
        figures = patiently(this::hello);
    }

    @Override
    public Figures figures() {
        return figures;
    }

    @Override
    public void place(ChipRouting wiring) {
        this.wiring = wiring;
        levels = null;
        patiently(() -> {
            connect();
            return sendWiring();
        });
    }

    @Override
    public void write(Levels levels) {
        this.levels = levels;
        patiently(() -> {
            connect();
            return sendLevels();
        });
    }

    @Override
    public Readout run(Stimulus stimulus) {
        return patiently(() -> {
            connect();
            JsonNode run = request("run", message -> Messages.put(message, stimulus));
            Readout readout = new Readout(
                    new double[stimulus.samples() * wiring.neurons()],
                    new double[stimulus.samples() * wiring.elements()],
                    (long) Messages.number(run, "dropped_inputs"),
                    (long) Messages.number(run, "dropped_outputs"));
            int number = Messages.whole(run, "run");
            for (int from = 0; from < stimulus.samples(); from += SAMPLES_A_READ) {
                read(number, from, Math.min(SAMPLES_A_READ, stimulus.samples() - from), readout);
            }
            return readout;
        });
    }

    private void read(int run, int from, int samples, Readout readout) throws IOException {
        JsonNode answer = request(
                "read", message -> message.put("run", run).put("from", from).put("samples", samples));
        take(answer, "neurons_us", readout.neuronsUs(), from * wiring.neurons(), samples * wiring.neurons());
        take(answer, "elements_us", readout.elementsUs(), from * wiring.elements(), samples * wiring.elements());
    }

    private static void take(JsonNode answer, String name, double[] to, int at, int count) throws IOException {
        double[] values = Messages.numbers(answer, name);
        if (values.length != count) {
            throw new JsonLineConnection.Garbled("'" + name + "' has " + values.length + " numbers, not " + count);
        }
        System.arraycopy(values, 0, to, at, count);
    }

    /** A connection on which the chip knows what it had been told. */
    private void connect() throws IOException {
        if (wire != null) {
            return;
        }
        Figures now = hello();
        if (!now.equals(figures)) {
            throw new JsonLineConnection.Garbled("it is another chip than before: " + now.name());
        }
        if (wiring != null) {
            sendWiring();
        }
        if (levels != null) {
            sendLevels();
        }
    }

    private Figures hello() throws IOException {
        Socket socket = new Socket();
        int timeout =
                Math.toIntExact(Math.min(Integer.MAX_VALUE, endpoint.timeout().toMillis()));
        try {
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), timeout);
            wire = new JsonLineConnection(socket);
            wire.timeout(timeout);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        JsonNode answer = request(
                "hello", message -> message.put("version", Messages.VERSION).put("token", endpoint.token()));
        int version = Messages.whole(answer, "version");
        if (version != Messages.VERSION) {
            throw new JsonLineConnection.Garbled(
                    "it speaks version " + version + " of the protocol, not " + Messages.VERSION);
        }
        return Messages.figures(Messages.field(answer, "figures"));
    }

    private JsonNode sendWiring() throws IOException {
        return request("place", message -> message.set("wiring", Messages.of(wiring)));
    }

    private JsonNode sendLevels() throws IOException {
        return request("write", message -> Messages.put(message, levels));
    }

    private JsonNode request(String op, Consumer<ObjectNode> content) throws IOException {
        int id = ++requests;
        ObjectNode message = JsonLineConnection.object().put("id", id).put("op", op);
        content.accept(message);
        wire.send(message);
        JsonNode answer = wire.receive().orElseThrow(() -> new EOFException("the server closed the connection"));
        JsonNode error = answer.get("error");
        if (error != null) {
            throw refused(error.path("code").asString(""), error.path("message").asString("it gives no reason"));
        }
        if (answer.path("id").asInt(-1) != id) {
            throw new JsonLineConnection.Garbled("an answer belongs to another request");
        }
        return answer;
    }

    private RanvierException refused(String code, String message) {
        disconnect();
        return new RanvierException(
                switch (code) {
                    case "token" ->
                        Problem.usage(
                                endpoint.address(),
                                "the chip's server refuses: " + message,
                                "give the file that it wrote its token to as 'token_file'");
                    case "version" ->
                        Problem.usage(
                                endpoint.address(),
                                "the chip's server refuses: " + message,
                                "run the same version of Ranvier at both ends");
                    default ->
                        Problem.run(endpoint.address(), "the chip refuses: " + message, "see the log of its server");
                });
    }

    /** Makes an exchange, and where the connection fails makes it again, after a pause that grows. */
    private <T> T patiently(Exchange<T> exchange) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 0; ; attempt++) {
            try {
                return exchange.make();
            } catch (JsonLineConnection.Garbled e) {
                disconnect();
                throw new RanvierException(
                        Problem.run(
                                endpoint.address(),
                                "what answers there does not follow the protocol: " + e.getMessage(),
                                "check the address, and that both ends have the same version"),
                        e);
            } catch (IOException e) {
                disconnect();
                if (attempt >= endpoint.retries()) {
                    throw new RanvierException(lost(e, attempt + 1), e);
                }
                sleep(pause);
                pause = pause.multipliedBy(2);
            }
        }
    }

    private Problem lost(IOException e, int attempts) {
        String times = attempts == 1 ? "" : ", " + attempts + " times";
        String what = switch (e) {
            case SocketTimeoutException _ ->
                "no answer within " + endpoint.timeout().toMillis() / 1000.0 + " s" + times;
            case ConnectException _ -> "nothing listens there" + times;
            case UnknownHostException _ -> "there is no host '" + endpoint.host() + "'";
            default -> e.getMessage() + times;
        };
        return Problem.run(
                endpoint.address(),
                what,
                // At this very address, which a run keeps for as long as it goes on.
                "start the server with 'ranvier hardware serve --listen " + endpoint.address()
                        + "', or raise 'timeout_s' or 'retries'");
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void disconnect() {
        if (wire != null) {
            wire.close();
            wire = null;
        }
    }

    @Override
    public void close() {
        if (wire != null) {
            try {
                wire.send(JsonLineConnection.object().put("id", ++requests).put("op", "bye"));
            } catch (IOException e) {
                // It is gone already.
            }
            disconnect();
        }
    }
}
