package org.ranvier.training.tracking;

import org.ranvier.api.Settings;

/** A tracker that an experiment asks for, with its settings. */
public record TrackerChoice(Tracker tracker, Settings settings) {

    /** Checks what can be checked before a training begins. */
    public void check() {
        tracker.check(settings);
    }
}
