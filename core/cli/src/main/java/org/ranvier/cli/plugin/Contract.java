package org.ranvier.cli.plugin;

import java.util.List;
import java.util.Locale;
import org.ranvier.api.Component;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.data.Augmentation;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Objective;
import org.ranvier.api.engine.Engine;
import org.ranvier.api.exchange.NetworkExporter;
import org.ranvier.api.exchange.NetworkImporter;
import org.ranvier.api.hardware.HardwareMeter;
import org.ranvier.api.hardware.HardwareServer;
import org.ranvier.api.hardware.NetworkPlacer;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.learning.Regularizer;
import org.ranvier.api.learning.Schedule;
import org.ranvier.api.learning.StructureLearner;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Connectivity;
import org.ranvier.api.model.Initializer;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.Synapse;
import org.ranvier.api.model.WeightParametrization;

/**
 * A kind of component, as people call it.
 *
 * @param type what its components implement
 */
record Contract(Class<? extends Component> type) {

    /** All kinds, in the order of an experiment. */
    static List<Contract> all() {
        return List.of(
                new Contract(Neuron.class),
                new Contract(Synapse.class),
                new Contract(DelayLearner.class),
                new Contract(WeightParametrization.class),
                new Contract(Connectivity.class),
                new Contract(StructureLearner.class),
                new Contract(Surrogate.class),
                new Contract(Initializer.class),
                new Contract(Augmentation.class),
                new Contract(Encoder.class),
                new Contract(Dataset.class),
                new Contract(Objective.class),
                new Contract(Optimizer.class),
                new Contract(Schedule.class),
                new Contract(Regularizer.class),
                new Contract(Backend.class),
                new Contract(NetworkPlacer.class),
                new Contract(HardwareMeter.class),
                new Contract(HardwareServer.class),
                new Contract(NetworkExporter.class),
                new Contract(NetworkImporter.class),
                new Contract(Engine.class));
    }

    /** Returns the singular, such as {@code delay learner}. */
    String noun() {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** Returns the plural, such as {@code Delay learners}. */
    String plural() {
        String noun = noun();
        String plural = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
        return plural.substring(0, 1).toUpperCase(Locale.ROOT) + plural.substring(1);
    }
}
