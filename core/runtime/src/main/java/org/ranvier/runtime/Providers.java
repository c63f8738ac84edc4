package org.ranvier.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.Spliterator;
import org.ranvier.api.Component;
import org.ranvier.api.Problem;

/**
 * The components of one contract in one plugin.
 *
 * @param provided those that work
 * @param problems why the others do not
 * @param <C> the contract
 */
record Providers<C extends Component>(List<Provided<C>> provided, List<Problem> problems) {

    private static final System.Logger LOG = System.getLogger(Providers.class.getName());

    Providers {
        provided = List.copyOf(provided);
        problems = List.copyOf(problems);
    }

    /** Creates the components; what fails becomes a problem of the plugin. */
    static <C extends Component> Providers<C> find(Plugin plugin, ModuleLayer layer, Class<C> contract) {
        // Core thus needs no list of contracts in its module-info, and a plugin may bring a contract of its own.
        Providers.class.getModule().addUses(contract);
        Search<C> search = new Search<>(plugin, contract);
        Spliterator<ServiceLoader.Provider<C>> all = ServiceLoader.load(layer, contract).stream().spliterator();
        // A layer's own providers come before those of its parents, which are not to be touched: they belong to other
        // plugins, and a fault in them is not this plugin's.
        for (int i = plugin.providerCount(contract); i > 0; i--) {
            search.advance(all, layer);
        }
        return new Providers<>(search.provided, search.problems);
    }

    private static final class Search<C extends Component> {

        private final Plugin plugin;
        private final Class<C> contract;
        private final List<Provided<C>> provided = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final Set<String> names = new HashSet<>();

        Search(Plugin plugin, Class<C> contract) {
            this.plugin = plugin;
            this.contract = contract;
        }

        void advance(Spliterator<ServiceLoader.Provider<C>> all, ModuleLayer layer) {
            try {
                all.tryAdvance(provider -> {
                    if (provider.type().getModule().getLayer() == layer) {
                        create(provider);
                    }
                });
            } catch (ServiceConfigurationError e) {
                // The message starts with the contract, which the problem names already.
                String reason = e.getMessage().replace(contract.getName() + ": ", "");
                problem("its component of the kind " + Words.kind(contract) + " cannot be loaded (" + reason + ")", e);
            }
        }

        private void create(ServiceLoader.Provider<C> provider) {
            String type = provider.type().getName();
            try {
                C component = provider.get();
                add(type, component, component.name());
            } catch (ServiceConfigurationError e) {
                problem("the constructor of " + type + " failed (" + e.getCause() + ")", e);
            } catch (RuntimeException | LinkageError e) {
                problem(type + ".name() failed (" + e + ")", e);
            }
        }

        private void add(String type, C component, String name) {
            if (!Words.isName(name)) {
                problem("the " + Words.kind(contract) + " " + type + " is named '" + name
                        + "', which is not a lower-case word of letters, digits and hyphens", null);
            } else if (!names.add(name)) {
                problem("it has two components of the kind " + Words.kind(contract) + " named '" + name + "'", null);
            } else {
                provided.add(new Provided<>(plugin, component));
            }
        }

        private void problem(String message, Throwable cause) {
            LOG.log(System.Logger.Level.DEBUG, plugin + ": " + message, cause);
            problems.add(plugin.problem(message, "install another version of the plugin, or tell its author"));
        }
    }
}
