package org.ranvier.hardware.nir.exporting;

import java.util.Optional;

/** Limits of a target on delays. */
enum Profile {
    /** Any delay; a delay that belongs to an axon or a dendrite stays one. */
    GENERIC(0, Integer.MAX_VALUE, "", true),
    /** Intel's Loihi: a delay belongs to a synapse and is at most 62 ticks. */
    LOIHI(0, 62, "Loihi delays a synapse by 62 ticks at most", false),
    /**
     * SpiNNaker under sPyNNaker: a synapse takes at least a tick; 16 slots of arriving input make 16 ticks, and eight
     * further stages of 16 make 144.
     */
    SPINNAKER(1, 144, "sPyNNaker delays a synapse by 1 to 16 ticks, and by 144 with delay extensions", false);

    /** The slots of a neuron on SpiNNaker. */
    static final int SPINNAKER_SLOTS = 16;

    private final int least;
    private final int most;
    private final String says;
    private final boolean sites;

    Profile(int least, int most, String says, boolean sites) {
        this.least = least;
        this.most = most;
        this.says = says;
        this.sites = sites;
    }

    /** Its name among settings. */
    static Profile of(String name) {
        return valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }

    /** Whether axonal delays need not be expanded to one per synapse. */
    boolean keepsSites() {
        return sites;
    }

    /** Refusal of delays: the reason and the remedy. */
    record Refused(String reason, String remedy) {}

    /**
     * Checks a range of delays.
     *
     * @param shortest the shortest delay of a projection, in ticks
     * @param longest the longest
     */
    Optional<Refused> refuses(int shortest, int longest) {
        if (longest > most) {
            return Optional.of(new Refused(
                    "its longest delay is " + longest + " ticks, and " + says,
                    "limit delays with 'max' and train again"));
        }
        if (shortest < least) {
            return Optional.of(new Refused(
                    "its shortest delay is " + shortest + " ticks, and " + says,
                    "add a tick to every delay with --option shift=1"));
        }
        return Optional.empty();
    }

    /** Returns a note on a delay that is accepted. */
    Optional<String> note(String projection, int longest) {
        return this == SPINNAKER && longest > SPINNAKER_SLOTS
                ? Optional.of("'" + projection + "' has delays of up to " + longest + " ticks, beyond the "
                        + SPINNAKER_SLOTS + " slots of a neuron: sPyNNaker adds delay extensions")
                : Optional.empty();
    }
}
