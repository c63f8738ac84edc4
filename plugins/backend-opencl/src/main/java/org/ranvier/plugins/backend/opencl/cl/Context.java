package org.ranvier.plugins.backend.opencl.cl;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * One device at work: its memory, its programs, and one queue in which everything happens in order. Programs are kept
 * by their source, so that the same source is compiled once.
 */
public final class Context {

    private static final long READ_WRITE = 1;
    private static final int BUILD_LOG = 0x1183;
    private static final int MOST_LOG = 4000;

    private final Library library;
    private final Device device;
    private final DriverTrial rehearsal;
    private final MemorySegment context;
    private final MemorySegment queue;
    private final Map<String, MemorySegment> programs = new HashMap<>();
    private final Map<String, Kernel> kernels = new HashMap<>();

    Context(Library library, Device device, DriverTrial rehearsal) {
        this.library = library;
        this.device = device;
        this.rehearsal = rehearsal;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(JAVA_INT);
            MemorySegment one = arena.allocate(ADDRESS);
            one.set(ADDRESS, 0, device.id());
            context = (MemorySegment) library.createContext.invokeExact(
                    MemorySegment.NULL, 1, one, MemorySegment.NULL, MemorySegment.NULL, status);
            ClException.check("clCreateContext", status.get(JAVA_INT, 0));
            queue = (MemorySegment) library.createCommandQueue.invokeExact(context, device.id(), 0L, status);
            ClException.check("clCreateCommandQueue", status.get(JAVA_INT, 0));
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw ClException.impossible(e);
        }
    }

    /** The device. */
    public Device device() {
        return device;
    }

    /** Memory for so many numbers of 4 bytes, at least one, all 0. */
    public Buffer buffer(long size) {
        long numbers = Math.max(1, size);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(JAVA_INT);
            MemorySegment handle = (MemorySegment)
                    library.createBuffer.invokeExact(context, READ_WRITE, 4 * numbers, MemorySegment.NULL, status);
            ClException.check("clCreateBuffer", status.get(JAVA_INT, 0));
            Buffer buffer = new Buffer(this, numbers, handle);
            buffer.clear();
            return buffer;
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw ClException.impossible(e);
        }
    }

    /** Memory with these numbers. */
    public Buffer buffer(int[] values) {
        Buffer buffer = buffer(values.length);
        buffer.write(values, values.length);
        return buffer;
    }

    /**
     * A kernel of a program.
     *
     * @throws RanvierException with what the compiler says, where it does not compile, or what it does to the process
     */
    public synchronized Kernel kernel(String source, String options, String name) {
        String text = options + "\n" + source;
        MemorySegment program = programs.computeIfAbsent(text, key -> {
            rehearsal.rehearse(Request.program(device.index(), source, options), device);
            return build(source, options);
        });
        return kernels.computeIfAbsent(name + "\n" + text, key -> create(program, source, options, name));
    }

    void rehearse(Request request) {
        rehearsal.rehearse(request, device);
    }

    private Kernel create(MemorySegment program, String source, String options, String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(JAVA_INT);
            MemorySegment handle =
                    (MemorySegment) library.createKernel.invokeExact(program, arena.allocateFrom(name), status);
            ClException.check("clCreateKernel of " + name, status.get(JAVA_INT, 0));
            return new Kernel(this, source, options, name, handle);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw ClException.impossible(e);
        }
    }

    MemorySegment build(String source, String options) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(JAVA_INT);
            MemorySegment text = arena.allocate(ADDRESS);
            text.set(ADDRESS, 0, arena.allocateFrom(source));
            MemorySegment program =
                    (MemorySegment) library.createProgram.invokeExact(context, 1, text, MemorySegment.NULL, status);
            ClException.check("clCreateProgramWithSource", status.get(JAVA_INT, 0));
            MemorySegment one = arena.allocate(ADDRESS);
            one.set(ADDRESS, 0, device.id());
            int built = (int) library.buildProgram.invokeExact(
                    program, 1, one, arena.allocateFrom(options), MemorySegment.NULL, MemorySegment.NULL);
            if (built != ClException.SUCCESS) {
                throw new RanvierException(Problem.run(
                        "OpenCL",
                        "the compiler of " + device.described() + " (" + device.version() + ") refuses a kernel, error "
                                + built + ":\n" + log(program, arena),
                        "update the driver, or choose another device or backend"));
            }
            return program;
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw ClException.impossible(e);
        }
    }

    private String log(MemorySegment program, Arena arena) throws Throwable {
        MemorySegment size = arena.allocate(JAVA_LONG);
        int status =
                (int) library.getBuildInfo.invokeExact(program, device.id(), BUILD_LOG, 0L, MemorySegment.NULL, size);
        if (status != ClException.SUCCESS || size.get(JAVA_LONG, 0) == 0) {
            return "(it says nothing more)";
        }
        MemorySegment text = arena.allocate(size.get(JAVA_LONG, 0) + 1);
        ClException.check("clGetProgramBuildInfo", (int) library.getBuildInfo.invokeExact(
                program, device.id(), BUILD_LOG, size.get(JAVA_LONG, 0), text, MemorySegment.NULL));
        String log = text.getString(0, StandardCharsets.UTF_8).strip();
        return log.length() > MOST_LOG ? log.substring(0, MOST_LOG) + " …" : log;
    }

    /** Waits until everything enqueued is done. */
    public void finish() {
        call("clFinish", () -> (int) library.finish.invokeExact(queue));
    }

    /** Copies the first numbers from one buffer to another. */
    public void copy(Buffer from, Buffer to, long numbers) {
        call("clEnqueueCopyBuffer", () -> (int) library.enqueueCopy.invokeExact(
                queue, from.handle(), to.handle(), 0L, 0L, 4 * numbers, 0, MemorySegment.NULL, MemorySegment.NULL));
    }

    void read(MemorySegment buffer, MemorySegment host, long bytes) {
        if (bytes > 0) {
            call("clEnqueueReadBuffer", () -> (int) library.enqueueRead.invokeExact(
                    queue, buffer, 1, 0L, bytes, host, 0, MemorySegment.NULL, MemorySegment.NULL));
        }
    }

    void write(MemorySegment buffer, MemorySegment host, long bytes) {
        if (bytes > 0) {
            call("clEnqueueWriteBuffer", () -> (int) library.enqueueWrite.invokeExact(
                    queue, buffer, 1, 0L, bytes, host, 0, MemorySegment.NULL, MemorySegment.NULL));
        }
    }

    void clear(MemorySegment buffer, long bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment zero = arena.allocate(JAVA_INT);
            call("clEnqueueFillBuffer", () -> (int) library.enqueueFill.invokeExact(
                    queue, buffer, zero, 4L, 0L, bytes, 0, MemorySegment.NULL, MemorySegment.NULL));
        }
    }

    void set(String kernel, MemorySegment handle, int index, long bytes, MemorySegment value) {
        int status;
        try {
            status = (int) library.setKernelArg.invokeExact(handle, index, bytes, value);
        } catch (Throwable e) {
            throw ClException.impossible(e);
        }
        if (status != ClException.SUCCESS) {
            throw ClException.failed("clSetKernelArg " + index + " of " + kernel, status);
        }
    }

    void enqueue(String kernel, MemorySegment handle, MemorySegment global, MemorySegment local) {
        int status;
        try {
            status = (int) library.enqueueKernel.invokeExact(
                    queue, handle, 3, MemorySegment.NULL, global, local, 0, MemorySegment.NULL, MemorySegment.NULL);
        } catch (Throwable e) {
            throw ClException.impossible(e);
        }
        if (status != ClException.SUCCESS) {
            throw ClException.failed("clEnqueueNDRangeKernel of " + kernel, status);
        }
    }

    void release(MemorySegment buffer) {
        call("clReleaseMemObject", () -> (int) library.releaseMemObject.invokeExact(buffer));
    }

    private interface Call {
        int run() throws Throwable;
    }

    private static void call(String function, Call call) {
        try {
            ClException.check(function, call.run());
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw ClException.impossible(e);
        }
    }
}
