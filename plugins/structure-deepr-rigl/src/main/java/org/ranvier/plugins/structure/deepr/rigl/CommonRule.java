package org.ranvier.plugins.structure.deepr.rigl;

import org.ranvier.api.learning.StructureLearner.Growth;
import org.ranvier.api.learning.StructureLearner.Rule;

/** A rule that differs from others in what it drops. */
interface CommonRule extends Rule {

    Common common();

    @Override
    default boolean rewiresAt(int step) {
        return common().at(step);
    }

    @Override
    default Growth growth() {
        return common().growth();
    }

    @Override
    default double start() {
        return common().start();
    }

    @Override
    default boolean keepsDelays() {
        return common().keepsDelays();
    }
}
