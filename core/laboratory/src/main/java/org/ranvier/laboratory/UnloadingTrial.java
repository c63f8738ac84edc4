package org.ranvier.laboratory;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.Provided;

/**
 * A program that loads and unloads a plugin and prints what is left of it, a word and a value on a line. It stands on
 * the class path, with the api and the runtime as modules below it.
 */
final class UnloadingTrial {

    private static final int PATIENCE = 50;

    private final PluginRuntime runtime = PluginRuntime.open(List.of());
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private UnloadingTrial() {}

    /** @param arguments how many cycles, the plugin, and the plugins that it requires */
    public static void main(String[] arguments) throws InterruptedException {
        int cycles = Integer.parseInt(arguments[0]);
        List<Path> paths = Stream.of(arguments).skip(1).map(Path::of).toList();
        new UnloadingTrial().run(cycles, paths.getFirst(), paths.subList(1, paths.size()));
        // Threads that a plugin left behind are not to keep this program alive.
        System.exit(0);
    }

    private void run(int cycles, Path plugin, List<Path> others) throws InterruptedException {
        try {
            others.forEach(runtime::install);
            for (int n = 0; n < (cycles + 9) / 10; n++) {
                cycle(plugin);
            }
        } catch (RuntimeException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        collect();
        long classes = metaspace();
        long files = openFiles();
        if (problems.isEmpty()) {
            for (int n = (cycles + 9) / 10; n < cycles && problems.isEmpty(); n++) {
                cycle(plugin);
            }
            collect();
        }
        problems.stream()
                .distinct()
                .forEach(problem ->
                        System.out.println("problem " + problem.lines().reduce("", String::concat)));
        threads().forEach(thread -> System.out.println("thread " + thread));
        System.out.println("metaspace " + (metaspace() - classes));
        System.out.println("files " + (openFiles() - files));
        System.out.println("loaders "
                + loaders.stream().filter(loader -> loader.get() != null).count());
    }

    private void cycle(Path location) {
        Plugin plugin = runtime.install(location);
        for (Provided<?> one : runtime.components(plugin)) {
            ClassLoader loader = one.type().getClassLoader();
            if (loaders.isEmpty() || loaders.getLast().get() != loader) {
                loaders.add(new WeakReference<>(loader));
            }
            use(one.component());
        }
        runtime.problems().forEach(problem -> problems.add(problem.toString()));
        runtime.uninstall(plugin);
    }

    /** Asks a component for its equations or its kernel, where its settings have defaults. */
    private static void use(Component component) {
        boolean required = component.schema().settings().stream().anyMatch(setting -> setting.required());
        for (Class<?> contract :
                required ? new Class<?>[0] : component.getClass().getInterfaces()) {
            for (Method method : contract.getMethods()) {
                Class<?>[] takes = method.getParameterTypes();
                if (takes.length == 1 && takes[0] == Settings.class && isOfEquations(contract)) {
                    try {
                        method.invoke(component, Settings.defaults(component.schema()));
                    } catch (IllegalAccessException | InvocationTargetException e) {
                        // What a component computes is for other contracts to test.
                    }
                }
            }
        }
    }

    private static boolean isOfEquations(Class<?> contract) {
        return contract.getPackageName().equals("org.ranvier.api.model")
                || contract.getPackageName().equals("org.ranvier.api.learning");
    }

    /** Collects garbage until no loader is left, or no hope. */
    private void collect() throws InterruptedException {
        for (int n = 0; n < PATIENCE; n++) {
            System.gc();
            if (loaders.stream().allMatch(loader -> loader.get() == null)) {
                return;
            }
            Thread.sleep(10);
        }
    }

    private List<String> threads() {
        List<ClassLoader> left = loaders.stream()
                .map(WeakReference::get)
                .filter(loader -> loader != null)
                .toList();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> left.contains(thread.getClass().getClassLoader())
                        || left.contains(thread.getContextClassLoader())
                        || left.contains(loaderOf(thread)))
                .map(Thread::getName)
                .distinct()
                .sorted()
                .toList();
    }

    /** The loader of the first class in a thread's stack that has one of a plugin, as far as its frames tell. */
    private ClassLoader loaderOf(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            for (WeakReference<ClassLoader> reference : loaders) {
                ClassLoader loader = reference.get();
                if (loader != null && frame.getModuleName() != null && defines(loader, frame)) {
                    return loader;
                }
            }
        }
        return null;
    }

    private static boolean defines(ClassLoader loader, StackTraceElement frame) {
        try {
            return Class.forName(frame.getClassName(), false, loader).getClassLoader() == loader;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
                .sum();
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }
}
