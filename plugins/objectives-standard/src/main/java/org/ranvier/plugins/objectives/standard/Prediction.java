package org.ranvier.plugins.objectives.standard;

import java.util.Arrays;
import java.util.List;

/** Rule by which output spikes name a class; none when no output neuron spikes. Layout of spikes: [tick][neuron]. */
enum Prediction {
    /** The first neuron to spike; among several at that tick the one with most spikes in all. */
    FIRST_SPIKE("first-spike") {
        @Override
        int among(boolean[] first, int[] counts) {
            int best = NONE;
            for (int o = 0; o < counts.length; o++) {
                if (first[o] && (best == NONE || counts[o] > counts[best])) {
                    best = o;
                }
            }
            return best;
        }
    },
    /** The first neuron to spike if it is alone, otherwise of all neurons the one with most spikes. */
    LONE_FIRST_SPIKE("lone-first-spike") {
        @Override
        int among(boolean[] first, int[] counts) {
            int ahead = 0;
            for (boolean candidate : first) {
                ahead += candidate ? 1 : 0;
            }
            return ahead == 1 ? FIRST_SPIKE.among(first, counts) : SPIKE_COUNT.among(first, counts);
        }
    },
    /** The neuron with most spikes. */
    SPIKE_COUNT("spike-count") {
        @Override
        int among(boolean[] first, int[] counts) {
            int best = 0;
            for (int o = 1; o < counts.length; o++) {
                best = counts[o] > counts[best] ? o : best;
            }
            return best;
        }
    };

    /** The prediction when no output neuron spikes. */
    static final int NONE = -1;

    private final String word;

    Prediction(String word) {
        this.word = word;
    }

    /** The words that select them, the default first. */
    static List<String> words() {
        return Arrays.stream(values()).map(p -> p.word).toList();
    }

    /** The one that a word selects. */
    static Prediction of(String word) {
        return Arrays.stream(values())
                .filter(p -> p.word.equals(word))
                .findFirst()
                .orElseThrow();
    }

    /** Whether there is no spike at all. */
    static boolean isSilent(double[] spikes) {
        for (double spike : spikes) {
            if (spike != 0) {
                return false;
            }
        }
        return true;
    }

    /** The class predicted, the lowest of several that are equal in every respect. */
    int of(double[] spikes, int neurons) {
        int[] counts = new int[neurons];
        boolean[] first = new boolean[neurons];
        int firstTick = NONE;
        for (int i = 0; i < spikes.length; i++) {
            if (spikes[i] != 0) {
                int tick = i / neurons;
                firstTick = firstTick == NONE ? tick : firstTick;
                first[i % neurons] |= tick == firstTick;
                counts[i % neurons]++;
            }
        }
        return firstTick == NONE ? NONE : among(first, counts);
    }

    /**
     * The class, given that there is a spike.
     *
     * @param first which neurons spike at the first tick that has a spike
     * @param counts how often each neuron spikes
     */
    abstract int among(boolean[] first, int[] counts);
}
