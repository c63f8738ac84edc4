package org.ranvier.api.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Exprs;
import org.ranvier.api.model.Symbol;

/** Contract of an optimiser: an element-wise update of trained numbers from their gradients. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface Optimizer extends Component {

    /**
     * {@return the rule with these settings, for parameters of every kind unless {@link #rule(Settings, Trained)}
     * differs}
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     */
    Rule rule(Settings settings);

    /**
     * {@return the rule for parameters of one kind; by default that of all} An optimiser says here what is not meant
     * for all: a weight decay, say, pulls weights towards 0, where a delay or a time constant has no reason to go.
     *
     * @param settings the settings
     * @param trained the kind of the parameters; answer one that you do not know with {@link #rule(Settings)}
     */
    default Rule rule(Settings settings, Trained trained) {
        return rule(settings);
    }

    /** Kind of trained parameters. More may come. */
    enum Trained {
        /** Numbers behind the weights of synapses. */
        WEIGHT,
        /** Parameters of a weight parametrisation. */
        WEIGHT_PARAMETER,
        /** Biases of projections. */
        BIAS,
        /** Gain and shift of a normalisation. */
        NORMALIZATION,
        /** Numbers behind delays. */
        DELAY,
        /** Parameters of a delay learner, such as the width of its kernel. */
        DELAY_PARAMETER,
        /** Parameters of neurons, such as time constants and thresholds. */
        NEURON_PARAMETER,
        /** Parameters of post-synaptic currents, such as time constants. */
        CURRENT_PARAMETER
    }

    /**
     * New values of the number and of the slots kept beside it, all computed from the old ones.
     *
     * <p>Example (SGD): value = raw − rate · gradient, no slots.
     */
    final class Rule {
        private final List<Slot> slots;
        private final Expr value;

        /**
         * {@return a rule without slots, such as plain gradient descent: raw − rate · gradient}
         *
         * @param value the new value of a number, over {@link Optimizer#raw()}, {@link Optimizer#gradient()} and the
         *     rate
         */
        public static Rule of(Expr value) {
            return new Rule(List.of(), value);
        }

        /**
         * Adds a slot, a number kept per element that starts at 0.
         *
         * @param name the name, as it appears in checkpoints; {@link Optimizer#slot} reads the old value
         * @param next the new value
         * @return a rule with this slot too, otherwise equal to this one
         */
        public Rule withSlot(String name, Expr next) {
            List<Slot> all = new ArrayList<>(slots);
            all.add(new Slot(name, next));
            return new Rule(all, value);
        }

        private Rule(List<Slot> slots, Expr value) {
            slots = List.copyOf(slots);
            Objects.requireNonNull(value, "the new value");

            this.slots = slots;
            this.value = value;
        }

        /** {@return the slots, the numbers kept per element, which start at 0} */
        public List<Slot> slots() {
            return slots;
        }

        /** {@return the number's new value} */
        public Expr value() {
            return value;
        }
    }

    /** A number kept per element. */
    final class Slot {
        private final String name;
        private final Expr next;

        private Slot(String name, Expr next) {
            Objects.requireNonNull(name, "the name of a slot");
            Objects.requireNonNull(next, "the next value of a slot");

            this.name = name;
            this.next = next;
        }

        /** {@return the name, as it appears in checkpoints} */
        public String name() {
            return name;
        }

        /** {@return the new value} */
        public Expr next() {
            return next;
        }
    }

    /** {@return the number before the update} */
    static Expr raw() {
        return Exprs.variable(Symbol.of(Symbol.Kind.RAW));
    }

    /** {@return the gradient of the loss, regularisers included} */
    static Expr gradient() {
        return Exprs.variable(Symbol.of(Symbol.Kind.GRADIENT));
    }

    /**
     * {@return the old value of a slot}
     *
     * @param name the name given to {@link Rule#withSlot}
     */
    static Expr slot(String name) {
        return Exprs.variable(new Symbol(Symbol.Kind.SLOT, name));
    }

    /** {@return the learning rate of this step} */
    static Expr rate() {
        return Exprs.variable(new Symbol(Symbol.Kind.SCALAR, "rate"));
    }

    /** {@return the number of this step, from 1} */
    static Expr step() {
        return Exprs.variable(new Symbol(Symbol.Kind.SCALAR, "step"));
    }
}
