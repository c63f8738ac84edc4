package org.ranvier.config.text;

import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;

/** A mistake of syntax, after which nothing more can be read. */
public final class SyntaxException extends RuntimeException {

    private final transient Place place;
    private final String remedy;

    public SyntaxException(Place place, String message, String remedy) {
        super(message);
        this.place = place;
        this.remedy = remedy;
    }

    public void addTo(Problems problems) {
        problems.add(place, getMessage(), remedy);
    }
}
