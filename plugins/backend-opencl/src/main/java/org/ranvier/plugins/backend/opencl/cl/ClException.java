package org.ranvier.plugins.backend.opencl.cl;

import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/** Failures of OpenCL, told as problems of a run. */
final class ClException {

    static final int SUCCESS = 0;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(-1, "the device was not found"),
            Map.entry(-2, "the device is not available"),
            Map.entry(-3, "the driver has no compiler"),
            Map.entry(-4, "the memory of the device is used up"),
            Map.entry(-5, "the resources of the device are used up"),
            Map.entry(-6, "the memory of the host is used up"),
            Map.entry(-11, "a kernel does not compile"),
            Map.entry(-54, "a work-group is too large for the device"),
            Map.entry(-61, "a buffer is larger than the device allows"),
            Map.entry(-1001, "no driver is installed"));

    private ClException() {}

    static void check(String function, int status) {
        if (status != SUCCESS) {
            throw failed(function, status);
        }
    }

    static RanvierException failed(String function, int status) {
        return new RanvierException(Problem.run(
                "OpenCL",
                NAMES.getOrDefault(status, "the driver failed") + " (" + function + " returned " + status + ")",
                "make the batch smaller, choose another device (ranvier doctor lists them), or another backend"));
    }

    /** Returns an error for an exception thrown by a call through a method handle, which no C function throws. */
    static AssertionError impossible(Throwable thrown) {
        return new AssertionError("a downcall failed", thrown);
    }
}
