package org.ranvier.figures;

/** A part of a figure. */
public sealed interface Panel permits Plot, Parallel {

    /** Returns what stands above it; may be empty. */
    String title();

    /** Returns its height by its width, without labels. */
    double aspect();
}
