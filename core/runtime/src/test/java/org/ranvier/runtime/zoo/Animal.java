package org.ranvier.runtime.zoo;

import java.io.IOException;

/**
 * A bad plugin, and what is to be said of it.
 *
 * @param name what is wrong with it
 * @param caught when that must be found out
 * @param says the reason, as the problem tells it; every {@code …} stands for any text
 * @param remedy what the problem advises
 * @param making how it is made
 */
record Animal(String name, Caught caught, String says, String remedy, Making making) {

    /** When a plugin's fault is found out, from the earliest to the latest. */
    enum Caught {
        /** When its files are read; it does not get in. */
        READ,
        /** When its needs are compared with what is there; it does not get in. */
        RESOLVED,
        /** When it is there: it can be used for what is left of it. */
        LISTED,
        /** When it is examined, as it is at its installation: no class of it was used before. */
        EXAMINED,
        /** When it is used: nothing shows before. */
        USED
    }

    /** Puts the files of an animal where plugins are found. */
    @FunctionalInterface
    interface Making {
        void make(Cage cage) throws IOException;
    }

    @Override
    public String toString() {
        return name;
    }
}
