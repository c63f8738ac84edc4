package org.ranvier.hardware.brainscales2.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.ranvier.api.RanvierException;
import org.ranvier.hardware.brainscales2.chip.Chip;
import org.ranvier.hardware.brainscales2.chip.ChipRouting;
import org.ranvier.hardware.brainscales2.chip.Readout;
import org.ranvier.hardware.brainscales2.chip.Stimulus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server's conversation with one client: first hello, then whatever is asked for, in order. */
final class Conversation {

    private final JsonLineConnection wire;
    private final Chip chip;
    private final String token;
    private final int helloMs;
    private boolean known;
    private ChipRouting wiring;
    private Stimulus stimulus;
    private Readout readout;
    private int runs;

    /** @param helloMs how long the client may take to say who it is */
    Conversation(JsonLineConnection wire, Chip chip, String token, int helloMs) {
        this.wire = wire;
        this.chip = chip;
        this.token = token;
        this.helloMs = helloMs;
    }

    /** A refusal, with a word that programs know it by. */
    private static final class Refused extends Exception {
        private final String code;

        Refused(String code, String message) {
            super(message);
            this.code = code;
        }
    }

    void run() throws IOException {
        // Who does not know the token does not keep a connection.
        wire.distrust(helloMs);
        for (Optional<JsonNode> request = wire.receive(); request.isPresent(); request = wire.receive()) {
            ObjectNode answer = JsonLineConnection.object();
            if (request.get().has("id")) {
                answer.set("id", request.get().get("id"));
            }
            boolean last = false;
            try {
                last = answer(request.get(), answer);
            } catch (Refused e) {
                refuse(answer, e.code, e.getMessage());
            } catch (JsonLineConnection.Garbled | IllegalStateException e) {
                refuse(answer, "request", e.getMessage());
            } catch (RanvierException e) {
                refuse(answer, "chip", e.problems().getFirst().message());
            } catch (RuntimeException e) {
                // Whatever a client asks for must not end the server's thread without a word.
                refuse(answer, "request", "it cannot be carried out (" + e + ")");
            }
            wire.send(answer);
            if (last || !known) {
                return;
            }
            wire.trust();
        }
    }

    /** Whether it was the last. */
    private boolean answer(JsonNode request, ObjectNode answer) throws Refused, JsonLineConnection.Garbled {
        String op = Messages.field(request, "op").asString("");
        if (!known && !op.equals("hello")) {
            throw new Refused("request", "begin with 'hello'");
        }
        switch (op) {
            case "hello" -> hello(request, answer);
            case "place" -> {
                wiring = null;
                ChipRouting wanted = Messages.wiring(Messages.field(request, "wiring"));
                chip.place(wanted);
                wiring = wanted;
            }
            case "write" -> chip.write(Messages.levels(request));
            case "run" -> {
                stimulus = Messages.stimulus(request);
                readout = chip.run(stimulus);
                answer.put("run", ++runs)
                        .put("dropped_inputs", readout.droppedInputs())
                        .put("dropped_outputs", readout.droppedOutputs());
            }
            case "read" -> read(request, answer);
            case "bye" -> {
                return true;
            }
            default -> throw new Refused("request", "there is no 'op' " + op);
        }
        return false;
    }

    private void hello(JsonNode request, ObjectNode answer) throws Refused, JsonLineConnection.Garbled {
        // The version first: another version may have another way to prove who one is.
        int version = Messages.whole(request, "version");
        if (version != Messages.VERSION) {
            throw new Refused(
                    "version", "this server speaks version " + Messages.VERSION + " of the protocol, not " + version);
        }
        byte[] given = request.path("token").asString("").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, token.getBytes(StandardCharsets.UTF_8))) {
            throw new Refused("token", "the token is wrong");
        }
        known = true;
        answer.put("version", Messages.VERSION).set("figures", Messages.of(chip.figures()));
    }

    private void read(JsonNode request, ObjectNode answer) throws Refused, JsonLineConnection.Garbled {
        int from = Messages.whole(request, "from");
        int samples = Messages.whole(request, "samples");
        if (readout == null || Messages.whole(request, "run") != runs) {
            throw new Refused("request", "only the last run can be read, " + runs);
        }
        if (from < 0 || samples < 0 || (long) from + samples > stimulus.samples()) {
            throw new Refused("request", "the run has " + stimulus.samples() + " samples");
        }
        answer.set("neurons_us", part(readout.neuronsUs(), from, samples));
        answer.set("elements_us", part(readout.elementsUs(), from, samples));
    }

    private JsonNode part(double[] all, int from, int samples) {
        int width = all.length / Math.max(1, stimulus.samples());
        return Messages.array(Arrays.copyOfRange(all, from * width, (from + samples) * width));
    }

    private static void refuse(ObjectNode answer, String code, String message) {
        answer.set("error", JsonLineConnection.object().put("code", code).put("message", message));
    }
}
