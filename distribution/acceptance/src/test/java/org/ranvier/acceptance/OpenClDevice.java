package org.ranvier.acceptance;

import java.util.Optional;
import org.ranvier.testkit.Machine;

/** Whatever OpenCL device the program finds, most often PoCL. */
final class OpenClDevice {

    private OpenClDevice() {}

    static void require(RanvierProcess ranvier) throws Exception {
        String doctor = ranvier.run("doctor").stdout();
        Optional<String> device = doctor.lines()
                .filter(line -> line.startsWith("ok") && line.contains("backend opencl: device"))
                .findFirst();
        Machine.require(
                "opencl",
                device,
                doctor.lines()
                        .filter(line -> line.contains("backend opencl"))
                        .findFirst()
                        .orElse(doctor));
    }
}
