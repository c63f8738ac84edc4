package org.ranvier.config.text;

import org.ranvier.config.tree.Place;

/**
 * The places of one source.
 *
 * @param source what messages call it
 * @param lines whether places within it mean something: not so for an option of the command line
 */
public record SourcePlaces(String source, boolean lines) {

    Place at(int line, int column) {
        return lines ? new Place(source, line, column) : whole();
    }

    public Place whole() {
        return Place.of(source);
    }
}
