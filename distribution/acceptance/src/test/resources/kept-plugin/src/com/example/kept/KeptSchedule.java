package com.example.kept;

import org.ranvier.api.Settings;
import org.ranvier.api.learning.Schedule;

/** Falls linearly to half over training. */
public final class KeptSchedule implements Schedule {

    @Override
    public String name() {
        return "kept-schedule";
    }

    @Override
    public String description() {
        return "falls to half";
    }

    @Override
    public Rule rule(Settings settings) {
        return moment -> 1 - moment.progress() / 2;
    }
}
