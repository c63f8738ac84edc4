package org.ranvier.runtime.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.Spliterator;
import org.ranvier.api.Component;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.plugin.Provided;
import org.ranvier.runtime.read.InstalledPlugin;
import org.ranvier.runtime.read.Reason;
import org.ranvier.runtime.read.Words;

/**
 * The components of one contract in one plugin.
 *
 * @param provided those that work
 * @param problems why the others do not
 * @param overdue the problem among them after which no further component was tried: that one did not come back
 * @param <C> the contract
 */
public record Providers<C extends Component>(
        List<Provided<C>> provided, List<Problem> problems, Optional<Problem> overdue) {

    private static final System.Logger LOG = System.getLogger(Providers.class.getName());

    public Providers {
        provided = List.copyOf(provided);
        problems = List.copyOf(problems);
    }

    /** The components of a plugin that is not asked any more. */
    static <C extends Component> Providers<C> none(Problem overdue) {
        return new Providers<>(List.of(), List.of(overdue), Optional.of(overdue));
    }

    /** Creates the components; what fails becomes a problem of the plugin. */
    static <C extends Component> Providers<C> find(
            InstalledPlugin plugin, ModuleLayer layer, Class<C> contract, Calls calls) {
        // Core thus needs no list of contracts in its module-info, and a plugin may bring a contract of its own.
        Providers.class.getModule().addUses(contract);
        Search<C> search = new Search<>(plugin, contract, calls);
        Spliterator<ServiceLoader.Provider<C>> all =
                ServiceLoader.load(layer, contract).stream().spliterator();
        // A layer's own providers come before those of its parents, which are not to be touched: they belong to other
        // plugins, and a fault in them is not this plugin's.
        for (int i = plugin.providerCount(contract); i > 0 && search.overdue == null; i--) {
            search.advance(all, layer);
        }
        return new Providers<>(search.provided, search.problems, Optional.ofNullable(search.overdue));
    }

    private static final class Search<C extends Component> {

        private final InstalledPlugin plugin;
        private final Class<C> contract;
        private final List<Provided<C>> provided = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private final Calls calls;
        private Problem overdue;

        Search(InstalledPlugin plugin, Class<C> contract, Calls calls) {
            this.plugin = plugin;
            this.contract = contract;
            this.calls = calls;
        }

        void advance(Spliterator<ServiceLoader.Provider<C>> all, ModuleLayer layer) {
            try {
                all.tryAdvance(provider -> {
                    boolean own = provider.type().getModule().getLayer() == layer;
                    // Of a provider method only the type that it returns is known, which may be the contract.
                    if (own || provider.type().getModule() == contract.getModule()) {
                        create(provider, own);
                    }
                });
            } catch (ServiceConfigurationError e) {
                Reason reason = Reason.ofProvider(e, contract.getName());
                problem(
                        "",
                        "its component of the kind " + Words.kind(contract) + " cannot be loaded (" + reason.says()
                                + ")",
                        reason.remedy(),
                        e);
            }
        }

        private void create(ServiceLoader.Provider<C> provider, boolean own) {
            String type = provider.type().getName();
            String making = own ? "the constructor of " + type : "the provider method of a " + Words.kind(contract);
            try {
                Provided<C> made = calls.soon(plugin, making, type, 1, () -> make(provider));
                add(made.type().getName(), made);
            } catch (ServiceConfigurationError e) {
                Reason reason = Reason.ofProvider(e, contract.getName());
                String where = Reason.line(e, plugin.moduleNames()).orElse("");
                problem(where, making + " failed (" + reason.says() + ")", reason.remedy(), e);
            } catch (RanvierException e) {
                LOG.log(System.Logger.Level.DEBUG, plugin + ": " + e.getMessage(), e);
                problems.addAll(e.problems());
            } catch (Calls.Overdue e) {
                overdue = e.problem();
                problems.add(overdue);
            } catch (Exception e) {
                // Nothing that is called throws another.
                throw new IllegalStateException(e);
            }
        }

        /** Makes a component and asks it what every listing does: one that cannot say what it is is none. */
        private Provided<C> make(ServiceLoader.Provider<C> provider) {
            String type = provider.type().getName();
            calls.observer().entered(plugin, type, "<init>");
            C made;
            try {
                made = provider.get();
            } finally {
                calls.observer().left();
            }
            String kind = "the " + Words.kind(contract);
            C component = Guard.of(plugin, kind + " " + type, contract, made, calls);
            String name = component.name();
            if (Words.isName(name)) {
                component = Guard.of(plugin, kind + " '" + name + "'", contract, made, calls);
                component.name();
                component.description();
                component.schema();
            }
            return new Provided<>(plugin, component, made.getClass());
        }

        private void add(String type, Provided<C> made) {
            String kind = Words.kind(contract);
            String name = made.name();
            if (!Words.isName(name)) {
                problem(
                        "",
                        "the " + kind + " " + type + " is named '" + name
                                + "', which is not a lower-case word of letters, digits and hyphens",
                        Reason.AUTHOR,
                        null);
            } else if (!names.add(name)) {
                problem("", "it has two components of the kind " + kind + " named '" + name + "'", Reason.AUTHOR, null);
            } else {
                provided.add(made);
            }
        }

        private void problem(String where, String message, String remedy, Throwable cause) {
            LOG.log(System.Logger.Level.DEBUG, plugin + ": " + message, cause);
            problems.add(Problem.plugin(
                    plugin.toString(), where.isEmpty() ? plugin.location().toString() : where, message, remedy));
        }
    }
}
