package org.ranvier.training.weights;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What others store in the place of a time constant. A membrane that is multiplied by β in each step of dt has the time
 * constant τ = −dt / ln β.
 */
enum Conversion {

    /** Nothing is converted. */
    NONE {
        @Override
        double of(double value, double dtMs) {
            return value;
        }
    },
    /** β itself, in (0, 1), as snnTorch has it. */
    BETA {
        @Override
        double of(double value, double dtMs) {
            return -dtMs / Math.log(value);
        }
    },
    /** A time constant in steps of a forward Euler method, β = 1 − 1/τ, as SpikingJelly has it; above 1. */
    STEPS {
        @Override
        double of(double value, double dtMs) {
            return BETA.of(1 - 1 / value, dtMs);
        }
    },
    /** w with 1/τ = 1/(1 + e^−w) and β = 1 − 1/τ, as SpikingJelly's parametric neurons have it. */
    SIGMOID {
        @Override
        double of(double value, double dtMs) {
            return BETA.of(1 - 1 / (1 + Math.exp(-value)), dtMs);
        }
    };

    abstract double of(double value, double dtMs);

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Conversion::word).toList();
    }

    static Conversion ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
