package org.ranvier.config;

/**
 * The places of one source.
 *
 * @param source what messages call it
 * @param lines whether places within it mean something: not so for an option of the command line
 */
record SourcePlaces(String source, boolean lines) {

    Place at(int line, int column) {
        return lines ? new Place(source, line, column) : whole();
    }

    Place whole() {
        return Place.of(source);
    }
}
