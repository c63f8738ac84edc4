package org.ranvier.runtime.read;

import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ranvier.api.Problem;

/** Finds what a plugin means to offer but does not: nothing of this keeps the rest of it from working. */
public final class Offers {

    private static final String API = "org.ranvier.api.";

    private Offers() {}

    /**
     * Checks a plugin.
     *
     * @param required whether another plugin requires it, so that it need not offer anything itself
     */
    public static List<Problem> check(InstalledPlugin plugin, Host host, boolean required) {
        List<Problem> problems = new ArrayList<>();
        boolean nothing = plugin.contracts().stream()
                .noneMatch(name -> host.contract(name).isPresent());
        plugin.unheeded()
                .forEach((contract, providers) -> problems.add(plugin.problem(
                        (nothing ? "it offers nothing: " : "it does not offer " + String.join(", ", providers) + ": ")
                                + "its META-INF/services names " + String.join(", ", providers)
                                + ", but META-INF/services does not count for a module",
                        "add to module-info.java: provides " + contract + " with " + String.join(", ", providers))));
        plugin.contracts().stream()
                .filter(name -> name.startsWith(API) && host.contract(name).isEmpty())
                .forEach(name -> problems.add(plugin.problem(
                        "its module provides " + name + ", which is no kind of component of Ranvier " + host.api(),
                        "install a version of the plugin for " + host.api())));
        if (nothing && problems.isEmpty() && !required) {
            problems.add(
                    plugin.problem(
                            "it offers nothing, as its module " + names(plugin)
                                    + " provides no component (META-INF/services does not count for a module)",
                            "add to module-info.java such as: provides org.ranvier.api.model.Neuron with …; or install what requires it"));
        }
        return problems;
    }

    private static String names(InstalledPlugin plugin) {
        return String.join(
                ", ", plugin.modules().stream().map(ModuleDescriptor::name).toList());
    }

    /** Services that a module with a descriptor lists where only the class path looks. */
    static Map<String, List<String>> withoutProvided(Map<String, List<String>> listed, ModuleDescriptor module) {
        Map<String, List<String>> unheeded = new TreeMap<>();
        listed.forEach((contract, providers) -> {
            List<String> provided = module.provides().stream()
                    .filter(provides -> provides.service().equals(contract))
                    .flatMap(provides -> provides.providers().stream())
                    .toList();
            List<String> left =
                    providers.stream().filter(name -> !provided.contains(name)).toList();
            if (!left.isEmpty()) {
                unheeded.put(contract, left);
            }
        });
        return unheeded;
    }
}
