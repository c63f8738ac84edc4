package org.ranvier.config;

/** A mistake of syntax, after which nothing more can be read. */
final class SyntaxException extends RuntimeException {

    private final transient Place place;
    private final String remedy;

    SyntaxException(Place place, String message, String remedy) {
        super(message);
        this.place = place;
        this.remedy = remedy;
    }

    void addTo(Problems problems) {
        problems.add(place, getMessage(), remedy);
    }
}
