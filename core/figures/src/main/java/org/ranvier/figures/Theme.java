package org.ranvier.figures;

/** What a figure is drawn on. */
public enum Theme {
    /** Dark on white, as papers are printed. */
    LIGHT,
    /** Light on nearly black, as for slides and dark pages. */
    DARK,
    /**
     * What the reader's system prefers, for SVG within a page: colours are CSS variables that begin with {@code --rv-}
     * and have values for light and dark, and the ground is that of the page. Maps keep their light colours. As PNG it
     * is {@link #LIGHT}.
     */
    READER
}
