package org.ranvier.runtime;

import java.util.List;
import java.util.Optional;
import org.ranvier.api.Component;
import org.ranvier.api.Problem;
import org.ranvier.runtime.load.LoadedPlugin;
import org.ranvier.runtime.plugin.PluginState;
import org.ranvier.runtime.read.Reason;
import org.ranvier.support.Parallel;

/** Finds the plugin whose code an exception arose in. */
final class Blame {

    private Blame() {}

    static Optional<Problem> of(Throwable thrown, List<LoadedPlugin> units) {
        Throwable root = Reason.causes(thrown).reduce(thrown, (outer, inner) -> inner);
        Optional<StackTraceElement> frame =
                Reason.trace(root).filter(Blame::isSomeones).findFirst();
        return frame.flatMap(f -> units.stream()
                .map(LoadedPlugin::plugin)
                .filter(plugin -> plugin.state() == PluginState.ACTIVE
                        && plugin.moduleNames().contains(f.getModuleName()))
                .findFirst()
                .map(plugin -> {
                    Reason reason = Reason.of(root);
                    return Problem.plugin(
                            plugin.toString(),
                            Reason.line(root, plugin.moduleNames()).orElse(""),
                            "it failed in " + f.getMethodName() + "(): " + reason.says(),
                            reason.remedy());
                }));
    }

    private static boolean isSomeones(StackTraceElement frame) {
        String module = frame.getModuleName();
        return module != null
                && !module.startsWith("java.")
                && !module.startsWith("jdk.")
                && !module.equals(Component.class.getModule().getName())
                && !module.equals(Parallel.class.getModule().getName());
    }
}
