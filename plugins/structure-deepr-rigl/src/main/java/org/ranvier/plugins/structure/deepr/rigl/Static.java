package org.ranvier.plugins.structure.deepr.rigl;

import java.util.Optional;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.StructureLearner;

/** Synapses stay as they are: a static mask, to compare others with. */
public final class Static implements StructureLearner {

    @Override
    public String name() {
        return "static";
    }

    @Override
    public String description() {
        return "leaves the synapses as they are, as a baseline for comparison";
    }

    @Override
    public Optional<Rule> rule(Settings settings) {
        return Optional.empty();
    }
}
