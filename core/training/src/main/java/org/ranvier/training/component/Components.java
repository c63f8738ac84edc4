package org.ranvier.training.component;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ranvier.api.Component;
import org.ranvier.runtime.Defaults;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Provided;

/** Lookup of components by the words of a file: among plugins, and among components that a program provides itself. */
public interface Components {

    /**
     * The component that a word selects.
     *
     * @param contract the interface that it implements
     * @param reference the word, such as {@code lif} or {@code lif@1.2.0}
     * @param where the place that asks, for messages
     * @throws org.ranvier.api.RanvierException if there is none, or more than one
     */
    <C extends Component> Found<C> find(Class<C> contract, String reference, String where);

    /** All components of a contract. */
    <C extends Component> List<C> all(Class<C> contract);

    /** The names of the components that are taken where a file names none. */
    Defaults defaults();

    /** A component and its origin. */
    record Found<C extends Component>(C component, Source source) {}

    /** Origin of a component; its text names it in messages. */
    sealed interface Source {

        /** A plugin. */
        record Plugin(org.ranvier.runtime.plugin.Plugin plugin) implements Source {
            @Override
            public String toString() {
                return plugin.toString();
            }
        }

        /** The program itself. */
        record Own(String name) implements Source {
            @Override
            public String toString() {
                return name;
            }
        }
    }

    /** The components of plugins. */
    static Components of(PluginRuntime plugins) {
        return new Components() {
            @Override
            public <C extends Component> Found<C> find(Class<C> contract, String reference, String where) {
                Provided<C> provided = plugins.provided(contract, reference, where);
                return new Found<>(provided.component(), new Source.Plugin(provided.plugin()));
            }

            @Override
            public <C extends Component> List<C> all(Class<C> contract) {
                return plugins.all(contract).stream().map(Provided::component).toList();
            }

            @Override
            public Defaults defaults() {
                return plugins.defaults();
            }
        };
    }

    /** Returns a lookup that searches the given components by name before these. */
    default Components with(Source.Own source, Component... own) {
        Components others = this;
        return new Components() {
            @Override
            public <C extends Component> Found<C> find(Class<C> contract, String reference, String where) {
                Optional<C> found = List.of(own).stream()
                        .filter(c -> contract.isInstance(c) && c.name().equals(reference))
                        .map(contract::cast)
                        .findFirst();
                return found.map(c -> new Found<>(c, source)).orElseGet(() -> others.find(contract, reference, where));
            }

            @Override
            public <C extends Component> List<C> all(Class<C> contract) {
                return Stream.concat(
                                Stream.of(own).filter(contract::isInstance).map(contract::cast),
                                others.all(contract).stream())
                        .toList();
            }

            @Override
            public Defaults defaults() {
                return others.defaults();
            }
        };
    }
}
