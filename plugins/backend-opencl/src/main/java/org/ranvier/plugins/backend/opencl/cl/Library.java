package org.ranvier.plugins.backend.opencl.cl;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/**
 * The functions of the OpenCL loader that this plugin calls; all of them have been there since OpenCL 1.2.
 *
 * <p>The loader is never unloaded: drivers keep threads of their own that outlive every context.
 */
@SuppressWarnings("restricted") // Calling native code is what it is for, and the plugin's descriptor says so.
final class Library {

    /** The file names of the loader on Linux, Windows and macOS. */
    private static final List<String> NAMES = List.of(
            "libOpenCL.so.1", "libOpenCL.so", "OpenCL.dll", "/System/Library/Frameworks/OpenCL.framework/OpenCL");

    final MethodHandle getPlatformIds;
    final MethodHandle getPlatformInfo;
    final MethodHandle getDeviceIds;
    final MethodHandle getDeviceInfo;
    final MethodHandle createContext;
    final MethodHandle createCommandQueue;
    final MethodHandle createBuffer;
    final MethodHandle releaseMemObject;
    final MethodHandle enqueueRead;
    final MethodHandle enqueueWrite;
    final MethodHandle enqueueFill;
    final MethodHandle enqueueCopy;
    final MethodHandle createProgram;
    final MethodHandle buildProgram;
    final MethodHandle getBuildInfo;
    final MethodHandle createKernel;
    final MethodHandle setKernelArg;
    final MethodHandle enqueueKernel;
    final MethodHandle finish;

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup symbols;

    private Library(SymbolLookup symbols) {
        this.symbols = symbols;
        getPlatformIds = function("clGetPlatformIDs", JAVA_INT, ADDRESS, ADDRESS);
        getPlatformInfo = function("clGetPlatformInfo", ADDRESS, JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS);
        getDeviceIds = function("clGetDeviceIDs", ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS);
        getDeviceInfo = function("clGetDeviceInfo", ADDRESS, JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS);
        createContext = creator("clCreateContext", ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
        createCommandQueue = creator("clCreateCommandQueue", ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
        createBuffer = creator("clCreateBuffer", ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS);
        releaseMemObject = function("clReleaseMemObject", ADDRESS);
        enqueueRead = function(
                "clEnqueueReadBuffer",
                ADDRESS,
                ADDRESS,
                JAVA_INT,
                JAVA_LONG,
                JAVA_LONG,
                ADDRESS,
                JAVA_INT,
                ADDRESS,
                ADDRESS);
        enqueueWrite = function(
                "clEnqueueWriteBuffer",
                ADDRESS,
                ADDRESS,
                JAVA_INT,
                JAVA_LONG,
                JAVA_LONG,
                ADDRESS,
                JAVA_INT,
                ADDRESS,
                ADDRESS);
        enqueueFill = function(
                "clEnqueueFillBuffer",
                ADDRESS,
                ADDRESS,
                ADDRESS,
                JAVA_LONG,
                JAVA_LONG,
                JAVA_LONG,
                JAVA_INT,
                ADDRESS,
                ADDRESS);
        enqueueCopy = function(
                "clEnqueueCopyBuffer",
                ADDRESS,
                ADDRESS,
                ADDRESS,
                JAVA_LONG,
                JAVA_LONG,
                JAVA_LONG,
                JAVA_INT,
                ADDRESS,
                ADDRESS);
        createProgram = creator("clCreateProgramWithSource", ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
        buildProgram = function("clBuildProgram", ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
        getBuildInfo = function("clGetProgramBuildInfo", ADDRESS, ADDRESS, JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS);
        createKernel = creator("clCreateKernel", ADDRESS, ADDRESS, ADDRESS);
        setKernelArg = function("clSetKernelArg", ADDRESS, JAVA_INT, JAVA_LONG, ADDRESS);
        enqueueKernel = function(
                "clEnqueueNDRangeKernel",
                ADDRESS,
                ADDRESS,
                JAVA_INT,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                JAVA_INT,
                ADDRESS,
                ADDRESS);
        finish = function("clFinish", ADDRESS);
    }

    /** The loader, where there is one. */
    static Optional<Library> find() {
        for (String name : NAMES) {
            try {
                return Optional.of(new Library(SymbolLookup.libraryLookup(name, Arena.global())));
            } catch (IllegalArgumentException e) {
                // There is none of that name.
            }
        }
        return Optional.empty();
    }

    private MethodHandle function(String name, MemoryLayout... arguments) {
        return linker.downcallHandle(symbol(name), FunctionDescriptor.of(JAVA_INT, arguments));
    }

    private MethodHandle creator(String name, MemoryLayout... arguments) {
        return linker.downcallHandle(symbol(name), FunctionDescriptor.of(ADDRESS, arguments));
    }

    private MemorySegment symbol(String name) {
        return symbols.find(name)
                .orElseThrow(() -> new IllegalArgumentException("the OpenCL loader has no function " + name));
    }
}
