package org.ranvier.plugins.backend.opencl.cl;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ranvier.api.RanvierException;

/**
 * The process in which a {@link DriverTrial} takes place. It reads requests from stdin and answers each by a line;
 * whatever else drivers write is passed over. It ends with its stdin, or when there was nothing to do for a while.
 */
final class Understudy {

    /** The prefix of an answer. */
    static final String MARK = "ranvier-rehearsal: ";
    /** Said before a driver is called, after all devices are listed, and after each request. */
    static final String BEGUN = "begun";

    static final String READY = "ready";
    static final String DONE = "done";

    /** Ways to end of its own. */
    static final int IDLE = 75;

    static final int FAILED = 77;

    private static final int IDLE_SECONDS = 20;
    /** Buffers have room for what a kernel reads and writes as one work-group. */
    private static final long LEAST_BYTES = 1 << 16;

    private static final long MOST_BYTES = 1 << 24;

    private final Devices devices;
    private final Map<Integer, Context> contexts = new HashMap<>();
    private final Map<List<Object>, Buffer> buffers = new HashMap<>();

    private Understudy(Devices devices) {
        this.devices = devices;
    }

    static void main(String[] args) {
        try {
            say(BEGUN);
            BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
            Thread.ofPlatform().daemon().name("requests").start(() -> read(requests));
            Understudy understudy = new Understudy(Devices.unrehearsed());
            say(READY);
            for (Request request; (request = requests.poll(IDLE_SECONDS, TimeUnit.SECONDS)) != null; ) {
                understudy.perform(request);
                say(DONE);
            }
            Runtime.getRuntime().halt(IDLE);
        } catch (Throwable e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(FAILED);
        }
    }

    private static void say(String word) {
        System.out.println(MARK + word);
        System.out.flush();
    }

    private static void read(BlockingQueue<Request> requests) {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
            while (true) {
                requests.add(Request.read(in));
            }
        } catch (IOException e) {
            // Nobody waits for an answer any more, even if the driver is still at work.
            Runtime.getRuntime().halt(0);
        }
    }

    /**
     * Performs a request. What the driver refuses with an error message is not reported here, as it will refuse it
     * again where the message is read.
     */
    private void perform(Request request) {
        try {
            Device device = devices.all().get(request.device());
            Context context = contexts.computeIfAbsent(request.device(), n -> devices.open(device));
            if (request.kernel().isEmpty()) {
                context.build(request.source(), request.options());
                return;
            }
            Kernel kernel = context.kernel(request.source(), request.options(), request.kernel());
            Object[] arguments = new Object[request.arguments().size()];
            for (int n = 0; n < arguments.length; n++) {
                arguments[n] = argument(context, n, request);
            }
            kernel.run(new Kernel.Range(request.group(), 1, 1), request.group(), arguments);
            context.finish();
        } catch (RanvierException e) {
            System.err.println(e.getMessage());
        }
    }

    /**
     * Numbers are 1, for there are loops up to them and divisions by them; buffers have nothing but 0, which is an
     * index in any of them.
     */
    private Object argument(Context context, int place, Request request) {
        Request.Argument argument = request.arguments().get(place);
        return switch (argument.kind()) {
            case INTEGER -> 1;
            case FLOAT -> 1f;
            case LOCAL -> new Kernel.Local(argument.bytes());
            case BUFFER -> {
                long bytes = Math.clamp(argument.bytes(), LEAST_BYTES, MOST_BYTES);
                Buffer buffer = buffers.computeIfAbsent(
                        List.of(request.device(), place, bytes), key -> context.buffer(bytes / 4));
                buffer.clear();
                yield buffer;
            }
        };
    }
}
