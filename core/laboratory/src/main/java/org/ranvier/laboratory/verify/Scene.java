package org.ranvier.laboratory.verify;

import java.util.List;
import java.util.Set;
import org.ranvier.api.Component;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.data.Objective;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.Synapse;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Provided;

/**
 * What tests see while a plugin is verified: a component under test, perhaps a backend, and all plugins that are
 * installed beside it.
 *
 * @param plugins the plugins, that under test among them
 * @param subject the component under test
 * @param backend the backend on which its networks run; null where none is concerned
 */
public record Scene(PluginRuntime plugins, Provided<?> subject, Backend backend) {

    /** The scene of the tests that this thread runs. */
    public static final ScopedValue<Scene> CURRENT = ScopedValue.newInstance();

    /** Of these the suite of networks takes the one under test alone, so that it is in every network. */
    static final Set<Class<? extends Component>> IN_NETWORKS =
            Set.of(Neuron.class, Synapse.class, DelayLearner.class, Surrogate.class, Objective.class, Optimizer.class);

    /** The components of a contract that networks are made of. */
    public <C extends Component> List<C> installed(Class<C> contract) {
        if (backend != null && IN_NETWORKS.contains(contract) && contract.isInstance(subject.component())) {
            return List.of(contract.cast(subject.component()));
        }
        return all(contract);
    }

    /** All components of a contract, which a network may name. */
    public <C extends Component> List<C> all(Class<C> contract) {
        return plugins.all(contract).stream().map(Provided::component).toList();
    }

    /** A new instance of the component under test, as a service loader makes it. */
    <C extends Component> C fresh(Class<C> contract) {
        return Fresh.of(contract, subject.type());
    }
}
