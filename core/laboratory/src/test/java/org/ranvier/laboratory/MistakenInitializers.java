package org.ranvier.laboratory;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.uniform;

import java.util.List;
import java.util.Optional;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Initializer;
import org.ranvier.api.model.WeightParametrization;

/** Initialisers, which are the simplest of components, with one mistake each, and one without. */
final class MistakenInitializers {

    private MistakenInitializers() {}

    public static class Right implements Initializer {
        @Override
        public String name() {
            return "up-to-one";
        }

        @Override
        public String description() {
            return "uniform from 0 to 1, over the fan-in";
        }

        @Override
        public Expr value(Settings settings) {
            return uniform("element");
        }

        @Override
        public Optional<Expr> multiples(Settings settings, double step) {
            return Initializer.multiples(0, 1, step);
        }
    }

    public static class DescribedByASentence extends Right {
        @Override
        public String description() {
            return "Draws uniformly.";
        }
    }

    public static class DescribedByAnArticle extends Right {
        @Override
        public String description() {
            return "The uniform initialiser";
        }
    }

    public static class DescribedInTwoLines extends Right {
        @Override
        public String description() {
            return "uniform\nfrom 0 to 1";
        }
    }

    public static class CamelCase extends Right {
        @Override
        public String name() {
            return "upToOne";
        }
    }

    static class Hidden extends Right {}

    public static class ChangingSchema extends Right {
        private int calls;

        @Override
        public Schema schema() {
            return Schema.of(
                    Setting.number("gain", Unit.NONE, Range.ALL, "gain").withDefault(calls++));
        }
    }

    public static class DocumentedBySentence extends Right {
        @Override
        public Schema schema() {
            return Schema.of(
                    Setting.number("gain", Unit.NONE, Range.ALL, "The gain.").withDefault(1));
        }
    }

    public static class FlagWithoutWhether extends Right {
        @Override
        public Schema schema() {
            return Schema.of(Setting.flag("doubled", false, "doubles the gain"));
        }
    }

    public static class ChoiceTwice extends Right {
        @Override
        public Schema schema() {
            return Schema.of(Setting.choice("form", List.of("flat", "steep", "flat"), "form of the distribution"));
        }
    }

    public static class SettingInCamelCase extends Right {
        @Override
        public Schema schema() {
            return Schema.of(
                    Setting.number("theGain", Unit.NONE, Range.ALL, "gain").withDefault(1));
        }
    }

    public static class DefaultOutOfRange extends Right {
        @Override
        public Schema schema() {
            return Schema.of(
                    Setting.number("gain", Unit.NONE, Range.above(0), "gain").withDefault(0));
        }
    }

    public static class Null extends Right {
        @Override
        public Expr value(Settings settings) {
            return null;
        }
    }

    public static class InfiniteForOneSynapse extends Right {
        @Override
        public Expr value(Settings settings) {
            return uniform("element").over(Initializer.fanIn().minus(1));
        }
    }

    public static class ReadsTheNumberItStarts extends Right {
        @Override
        public Expr value(Settings settings) {
            return WeightParametrization.raw().times(uniform("element"));
        }
    }

    public static class OtherEachTime extends Right {
        private int calls;

        @Override
        public Expr value(Settings settings) {
            return uniform("element").plus(constant(calls++));
        }
    }

    public static class OffTheGrid extends Right {
        @Override
        public Optional<Expr> multiples(Settings settings, double step) {
            return Initializer.multiples(0, 1, step).map(value -> value.plus(step / 3));
        }
    }

    public static class BeyondItsInterval extends Right {
        @Override
        public Optional<Expr> multiples(Settings settings, double step) {
            return Initializer.multiples(0, 2, step);
        }
    }
}
