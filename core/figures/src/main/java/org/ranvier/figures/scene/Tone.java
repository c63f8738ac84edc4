package org.ranvier.figures.scene;

/** A colour by what it is for; a palette gives it. */
public enum Tone {
    GROUND,
    TEXT,
    QUIET,
    GRID,
    BLUE,
    VERMILION,
    GREEN,
    PURPLE,
    ORANGE,
    SKY,
    YELLOW
}
