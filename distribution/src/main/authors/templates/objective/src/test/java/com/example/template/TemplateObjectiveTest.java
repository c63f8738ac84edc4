package com.example.template;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Target;
import org.ranvier.testkit.ObjectiveContract;

/** What every objective promises, which the contract checks, and what this one does. */
class TemplateObjectiveTest extends ObjectiveContract {

    private static final double MARGIN = 0.5;

    @Override
    protected Objective component() {
        return new TemplateObjective();
    }

    @Test
    void whatIsAheadByTheMarginIsLeftAlone() {
        double[] gradient = {9, 9, 9};
        assertEquals(0, loss(new double[] {1, 0.5, 0}, gradient));
        assertArrayEquals(new double[3], gradient);
    }

    @Test
    void whatIsNotIsPulledFromTheBestOfTheOthers() {
        double[] gradient = new double[3];
        assertEquals(0.75, loss(new double[] {0, 0.25, -1}, gradient));
        assertArrayEquals(new double[] {-1, 1, 0}, gradient);
    }

    /** The loss of one tick of three neurons, the first of which is right. */
    private double loss(double[] output, double[] gradient) {
        Settings settings = Settings.of(component().schema(), Map.of("margin", MARGIN));
        Objective.OutputShape shape = Objective.OutputShape.clocked(3, 1, 1, false);
        return component()
                .criterion(settings, shape)
                .score(output, new Target.ClassLabel(0), gradient)
                .loss();
    }
}
