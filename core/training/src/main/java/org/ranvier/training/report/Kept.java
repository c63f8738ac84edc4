package org.ranvier.training.report;

/** Which of the networks that a run keeps. */
public enum Kept {
    /** That of the epoch with the best validation value. */
    BEST,
    /** That of the last finished epoch. */
    LAST
}
