package org.ranvier.plugins.backend.simd.run;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.support.Parallel;

/** What a batch keeps of the segments that are not in memory; used again for the next batch of its shape. */
final class Segments {

    private final Batch batch;
    private final Window window;
    private final Parallel parallel;
    private final List<Boundary> boundaries = new ArrayList<>();
    /** Null without gradients. */
    private final FutureGradients future;

    Segments(Batch batch, Window window, Parallel parallel) {
        this.batch = batch;
        this.window = window;
        this.parallel = parallel;
        future = batch.shape.extent().gradients() ? new FutureGradients(batch, window, parallel) : null;
    }

    Window window() {
        return window;
    }

    /** Returns the boundary before a segment. */
    Boundary boundary(int segment) {
        while (boundaries.size() <= segment) {
            boundaries.add(new Boundary(batch, window.reach(), parallel));
        }
        return boundaries.get(segment);
    }

    FutureGradients future() {
        return future;
    }

    /** Returns the floats that take as much memory as all of it. */
    long floats() {
        long boundary = boundaries.stream().mapToLong(Boundary::floats).sum();
        return boundary + (future == null ? 0 : future.floats());
    }
}
