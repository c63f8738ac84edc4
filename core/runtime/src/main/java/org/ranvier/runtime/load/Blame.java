package org.ranvier.runtime.load;

import java.lang.module.ModuleDescriptor.Provides;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ranvier.api.Component;
import org.ranvier.api.Problem;
import org.ranvier.runtime.plugin.PluginState;
import org.ranvier.runtime.read.InstalledPlugin;
import org.ranvier.runtime.read.Reason;
import org.ranvier.runtime.read.Words;
import org.ranvier.support.Parallel;

/**
 * Attributes what happened to a plugin by the code that the thread was in. Takes no lock, since it is asked while a
 * plugin may keep every other from being let go.
 *
 * @param plugins those that may have done it
 * @param loaders their loaders
 */
public record Blame(List<InstalledPlugin> plugins, Loaders loaders) {

    /**
     * The problem of the plugin whose code threw an exception, or called the Java code that did; empty where it arose
     * elsewhere.
     */
    public Optional<Problem> of(Throwable thrown) {
        Throwable root = Reason.causes(thrown).reduce(thrown, (outer, inner) -> inner);
        StackTraceElement[] stack = Reason.trace(root).toArray(StackTraceElement[]::new);
        return owner(stack).map(plugin -> {
            Reason reason = loaders.reason(root);
            return Problem.plugin(
                    plugin.toString(),
                    Reason.line(root, plugin.moduleNames()).orElse(""),
                    subject(plugin, stack).orElseThrow() + " failed: " + reason.says(),
                    reason.remedy());
        });
    }

    /** The problem of the plugin whose code made a thread do something that it must not. */
    public Optional<Problem> of(StackTraceElement[] stack, String did, String remedy) {
        return owner(stack)
                .map(plugin -> Problem.plugin(
                        plugin.toString(),
                        Reason.line(stack, plugin.moduleNames()).orElse(""),
                        subject(plugin, stack).orElseThrow() + " " + did,
                        remedy));
    }

    /** Whether code of a plugin did what a stack shows, if need be by way of Java or the api. */
    static boolean isOf(InstalledPlugin plugin, StackTraceElement[] stack) {
        return Stream.of(stack)
                .filter(Blame::isSomeones)
                .findFirst()
                .filter(frame -> plugin.moduleNames().contains(frame.getModuleName()))
                .isPresent();
    }

    private Optional<InstalledPlugin> owner(StackTraceElement[] stack) {
        return Stream.of(stack)
                .filter(Blame::isSomeones)
                .findFirst()
                .flatMap(frame -> plugins.stream()
                        .filter(plugin -> plugin.state() == PluginState.ACTIVE
                                && plugin.moduleNames().contains(frame.getModuleName()))
                        .findFirst());
    }

    /**
     * The component of a plugin that a thread is in, by its class, and its method; or the class where it is in none.
     */
    static Optional<String> subject(InstalledPlugin plugin, StackTraceElement[] stack) {
        List<StackTraceElement> own = Stream.of(stack)
                .filter(frame -> plugin.moduleNames().contains(frame.getModuleName())
                        && !frame.getClassName().contains("$$"))
                .toList();
        // The outermost is the method that Ranvier called; the line tells the rest.
        for (StackTraceElement frame : own.reversed()) {
            Optional<Provides> provides = plugin.modules().stream()
                    .flatMap(module -> module.provides().stream())
                    .filter(one -> one.providers().stream().anyMatch(type -> isOf(frame.getClassName(), type)))
                    .findFirst();
            if (provides.isPresent()) {
                return Optional.of("the " + Words.kind(provides.get().service()) + " " + method(frame));
            }
        }
        return own.stream().findFirst().map(Blame::method);
    }

    private static boolean isOf(String name, String provider) {
        return name.equals(provider) || name.startsWith(provider + "$");
    }

    private static String method(StackTraceElement frame) {
        String type = frame.getClassName();
        return switch (frame.getMethodName()) {
            case "<init>" -> type + ", in its constructor,";
            case "<clinit>" -> type + ", in a static initialiser,";
            case String name when name.startsWith("lambda$") -> type + ", in a lambda,";
            case String name -> type + ", in " + name + "(),";
        };
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
