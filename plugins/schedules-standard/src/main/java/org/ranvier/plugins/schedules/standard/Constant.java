package org.ranvier.plugins.schedules.standard;

import org.ranvier.api.Settings;
import org.ranvier.api.learning.Schedule;

/** Keeps the rate constant. */
public final class Constant implements Schedule {

    @Override
    public String name() {
        return "constant";
    }

    @Override
    public String description() {
        return "constant learning rate";
    }

    @Override
    public Rule rule(Settings settings) {
        return moment -> 1;
    }
}
