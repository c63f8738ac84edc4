package org.ranvier.plugins.backend.simd.run;

import org.ranvier.support.Parallel;

/** The last ticks of a signal before a segment, kept for when the segment is run again. */
sealed interface Past permits PastNumbers, PastSpikes {

    /** Keeps the ticks that end before one of the signal. */
    void keep(int end, Parallel parallel);

    /** Writes what was kept to the ticks of the signal that end before one. */
    void restore(int end, Parallel parallel);

    /** Returns how many ticks are kept. */
    int ticks();

    /** Returns the floats that take as much memory. */
    long floats();
}
