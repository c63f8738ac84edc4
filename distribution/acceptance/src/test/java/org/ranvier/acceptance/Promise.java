package org.ranvier.acceptance;

/** What {@code distribution/soak/promise} makes a row of the table in docs/reliability.md of. */
final class Promise {

    /** How many times as much is tried as in an ordinary build; see the profile {@code soak}. */
    static final int SOAK = Integer.getInteger("ranvier.soak", 1);

    private Promise() {}

    /** A number for an ordinary build, and another for the profile. */
    static int times(int usual, int soak) {
        return SOAK == 1 ? usual : soak;
    }

    /**
     * Prints what was kept.
     *
     * @param what was tried, and how often
     * @param found what came of it
     */
    static void kept(String what, String found) {
        System.out.println("promise: | " + what + " | " + found + " |");
    }
}
