package org.ranvier.figures;

/**
 * The colour of a mark, which a theme makes light or dark enough. The first seven are the palette of Okabe and Ito
 * (2008) in an order in which neighbours differ most; people with any common form of colour vision can tell them apart.
 */
public enum Ink {
    /** The next colour of the palette that no other name of the panel has; marks of one name have one colour. */
    NEXT,
    BLUE,
    VERMILION,
    GREEN,
    PURPLE,
    ORANGE,
    SKY,
    YELLOW,
    /** That of the text. */
    TEXT,
    /** That of what is said in passing: grey. */
    QUIET
}
