package org.ranvier.plugins.backend.opencl.run;

import java.util.List;
import org.ranvier.plugins.backend.opencl.cl.Buffer;
import org.ranvier.plugins.backend.opencl.cl.Kernel;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Parameters.Parameter;

/**
 * The norm of gradients, added up on the device in double precision, which the device must have. How many sums an array
 * is shared out to follows from its size alone, and the host adds them up in order: one order for all shapes of
 * work-groups.
 */
final class GradientNorm {

    /** A work-item adds up so many numbers at least, so that fewer are fetched than there are. */
    private static final int LEAST = 64;
    /** Enough work-items for a GPU. */
    private static final int MOST_SUMS = 8192;

    private GradientNorm() {}

    /** The Euclidean norm of all gradients of some parameters together. */
    static double of(List<Parameter> parameters, Dialect dialect) {
        Kernel kernel = dialect.fixed("norm", "add_squares");
        int all = parameters.stream().mapToInt(GradientNorm::sums).sum();
        // One more than there are: a driver's trial has 1 for every number, also for the first place.
        try (Buffer room = dialect.context().buffer(2L * (all + 1))) {
            int first = 0;
            for (Parameter p : parameters) {
                kernel.each(sums(p), p.spec().size(), p.gradients(), first, room);
                first += sums(p);
            }
            double squares = 0;
            for (double sum : room.doubles(all)) {
                squares += sum;
            }
            return Math.sqrt(squares);
        }
    }

    private static int sums(Parameter parameter) {
        return Math.min(MOST_SUMS, (parameter.spec().size() + LEAST - 1) / LEAST);
    }
}
