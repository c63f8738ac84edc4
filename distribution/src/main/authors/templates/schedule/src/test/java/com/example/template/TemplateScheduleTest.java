package com.example.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.Schedule;
import org.ranvier.testkit.ScheduleContract;

/** What every schedule promises, which the contract checks, and what this schedule does. */
class TemplateScheduleTest extends ScheduleContract {

    private static final int STEPS_PER_EPOCH = 10;

    @Override
    protected Schedule component() {
        return new TemplateSchedule();
    }

    @Test
    void itFallsAndBeginsAnewForLonger() {
        assertEquals(1, factor(0), 1e-12);
        assertEquals(0.5, factor(1), 1e-12);
        assertEquals(1, factor(2), 1e-12);
        assertEquals(0.5, factor(4), 1e-12);
        assertEquals(1, factor(6), 1e-12);
    }

    /** The factor after some epochs, where the first period has two. */
    private double factor(int epochs) {
        Settings settings = Settings.of(component().schema(), Map.of("period", 2, "growth", 2, "least", 0));
        Schedule.TrainingProgress moment =
                Schedule.TrainingProgress.at(epochs + 1, 20, epochs * STEPS_PER_EPOCH + 1, STEPS_PER_EPOCH);
        return component().rule(settings).factor(moment);
    }
}
