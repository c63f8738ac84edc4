package org.ranvier.cli.hardware;

import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.api.Component;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Backend;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.exchange.FormatOptions;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Provided;

/** The options of commands that ask hardware for something: which, and what is set on it. */
final class HardwareOptions {

    private static final String HARDWARE = "hardware";

    private HardwareOptions() {}

    static Option hardware() {
        return CommonOptions.value(HARDWARE, "ID", "Which hardware; needed where several are installed");
    }

    static Option option() {
        return CommonOptions.value(
                "option", "KEY=VALUE", "A setting of its backend, see ranvier plugin info (may be repeated)");
    }

    /** The hardware asked for, else the only one there is. */
    static <H extends Component> H choose(Class<H> contract, Invocation invocation, PluginRuntime plugins) {
        Optional<String> named = invocation.value(HARDWARE);
        if (named.isPresent()) {
            return plugins.find(contract, named.get(), "--" + HARDWARE);
        }
        List<H> all = plugins.all(contract).stream().map(Provided::component).toList();
        if (all.size() != 1) {
            throw new RanvierException(Problem.usage(
                    "",
                    all.isEmpty() ? "no hardware is installed" : "several hardware plugins are installed",
                    all.isEmpty()
                            ? "install a plugin that has some"
                            : "name one with --" + HARDWARE + ": "
                                    + String.join(
                                            ", ",
                                            all.stream().map(Component::name).toList())));
        }
        return all.getFirst();
    }

    /**
     * Reads the settings of the hardware, by its backend's schema.
     *
     * @throws RanvierException with all that is wrong
     */
    static Settings settings(Component hardware, Invocation invocation, PluginRuntime plugins) {
        Backend backend = plugins.find(Backend.class, hardware.name(), "--" + HARDWARE);
        Schema schema = backend.schema();
        Settings settings = FormatOptions.settings(schema, invocation);
        try {
            // Only the backend knows which settings contradict each other.
            backend.configured(settings);
        } catch (IllegalArgumentException e) {
            throw new RanvierException(
                    Problem.usage("--option", e.getMessage(), "see: ranvier plugin info " + hardware.name()), e);
        }
        return settings;
    }
}
