package org.ranvier.runtime.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.ranvier.api.Component;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.learning.DelayRule;
import org.ranvier.api.model.SynapseList;
import org.ranvier.runtime.plugin.CallObserver;
import org.ranvier.runtime.read.InstalledPlugin;
import org.ranvier.runtime.read.Reason;
import org.ranvier.text.Printable;

/**
 * The boundary between Ranvier and a component: whatever a component throws that is no problem it tells of itself, and
 * every null that it returns, becomes a problem of its plugin, with the method and the line of the author's own source.
 * What a component makes that is called later, such as an encoding, a criterion or a program, stands behind the same
 * boundary.
 *
 * <p>Rules of delays are the exception: backends call them for every spike.
 */
final class Guard implements InvocationHandler {

    private static final Module API = Component.class.getModule();
    private static final String BACKENDS = "org.ranvier.api.backend";
    private static final String MODELS = "org.ranvier.api.model";
    private static final String LEARNING = "org.ranvier.api.learning";
    /** Drivers are tried out with a patience of their own, of two minutes, which is to end first. */
    private static final int DEVICES = 30;

    private static final Set<String> OF_ITSELF = Set.of("name", "description", "schema");

    private final InstalledPlugin plugin;
    private final String subject;
    private final Object target;
    private final Calls calls;

    /** What a component has said of itself, which does not change. */
    private final Map<String, Object> said = new ConcurrentHashMap<>();

    /** @param subject what it belongs to, such as {@code the neuron 'lif'} */
    private Guard(InstalledPlugin plugin, String subject, Object target, Calls calls) {
        this.plugin = plugin;
        this.subject = subject;
        this.target = target;
        this.calls = calls;
    }

    /** A component behind its guard; one of a contract that is not the api's stays as it is. */
    static <C extends Component> C of(
            InstalledPlugin plugin, String subject, Class<C> contract, C component, Calls calls) {
        return contract.getModule() == API
                ? contract.cast(new Guard(plugin, subject, component, calls).proxy())
                : component;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments);
        }
        if (!isOfItself(method)) {
            return answer(proxy, method, arguments);
        }
        Object known = said.get(method.getName());
        if (known == null) {
            known = answer(proxy, method, arguments);
            said.put(method.getName(), known);
        }
        return known;
    }

    private Object answer(Object proxy, Method method, Object[] arguments) throws Throwable {
        try {
            int patience = patience(method);
            Object result = patience == 0
                    ? observed(method, arguments)
                    : calls.soon(
                            plugin,
                            subject + " in " + method.getName() + "()",
                            type(),
                            patience,
                            () -> observed(method, arguments));
            if (method.getReturnType() == void.class) {
                return null;
            }
            if (result == null) {
                throw new RanvierException(Problem.plugin(
                        plugin.toString(),
                        type(),
                        subject + " returned null from " + method.getName() + "()",
                        "tell the plugin's author"));
            }
            return result == target ? proxy : guarded(result);
        } catch (Calls.Overdue e) {
            throw new RanvierException(e.problem());
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            throw isOwnAffair(thrown, method) ? thrown : new RanvierException(problem(thrown, method), thrown);
        }
    }

    /** The class of the author's source; that of a lambda has a name of Java's. */
    private String type() {
        return target.getClass().getName().replaceFirst("\\$\\$.*", "");
    }

    private Object observed(Method method, Object[] arguments) throws ReflectiveOperationException {
        CallObserver observer = calls.observer();
        if (observer == CallObserver.NONE) {
            return method.invoke(target, arguments);
        }
        observer.entered(plugin, subject, method.getName());
        try {
            return method.invoke(target, arguments);
        } finally {
            observer.left();
        }
    }

    private boolean isOfItself(Method method) {
        return method.getParameterCount() == 0 && target instanceof Component && OF_ITSELF.contains(method.getName());
    }

    /**
     * How patient to be with a method, in multiples: one that only says something or writes down equations takes no
     * time worth waiting for, and looking for a device takes some. 0 for one that has work to do.
     */
    private int patience(Method method) {
        String contract = method.getDeclaringClass().getPackageName();
        // A list of synapses has one entry for each.
        if (!(target instanceof Component) || method.getReturnType() == SynapseList.class) {
            return 0;
        }
        if (method.getReturnType() == Availability.class) {
            return DEVICES;
        }
        return contract.equals(Component.class.getPackageName()) || contract.equals(MODELS) || contract.equals(LEARNING)
                ? 1
                : 0;
    }

    private Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" ->
                proxy == arguments[0]
                        || arguments[0] != null
                                && Proxy.isProxyClass(arguments[0].getClass())
                                && Proxy.getInvocationHandler(arguments[0]) instanceof Guard other
                                && target.equals(other.target);
            case "hashCode" -> target.hashCode();
            default -> subject + " of " + plugin;
        };
    }

    private Object guarded(Object result) {
        return switch (result) {
            // Of a method that returns nothing.
            case null -> null;
            case String text -> Printable.of(text);
            case Optional<?> optional -> optional.map(this::guarded);
            case Map<?, ?> map -> {
                Map<Object, Object> guarded = new LinkedHashMap<>();
                map.forEach((key, value) -> guarded.put(key, value == null ? null : guarded(value)));
                yield guarded;
            }
            case DelayRule rule -> rule;
            default ->
                interfaces(result.getClass()).isEmpty() ? result : new Guard(plugin, subject, result, calls).proxy();
        };
    }

    private Object proxy() {
        return Proxy.newProxyInstance(
                Component.class.getClassLoader(), interfaces(target.getClass()).toArray(Class<?>[]::new), this);
    }

    /** The interfaces of the api that a class implements and that are open to everyone. */
    private static Set<Class<?>> interfaces(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        if (type.getModule() != API) {
            for (Class<?> at = type; at != null; at = at.getSuperclass()) {
                for (Class<?> one : at.getInterfaces()) {
                    addTo(found, one);
                }
            }
        }
        return found;
    }

    private static void addTo(Set<Class<?>> found, Class<?> type) {
        if (type.getModule() == API && !type.isSealed()) {
            found.add(type);
        } else {
            for (Class<?> one : type.getInterfaces()) {
                addTo(found, one);
            }
        }
    }

    /**
     * Whether an exception is passed on as it is: problems, trouble with files, interruption, settings that contradict
     * each other, and the memory that Ranvier and backends take.
     */
    private boolean isOwnAffair(Throwable thrown, Method method) {
        String contract = method.getDeclaringClass().getPackageName();
        return switch (thrown) {
            case RanvierException _,
                    IOException _,
                    UncheckedIOException _,
                    InterruptedException _,
                    CancellationException _ -> true;
            case IllegalArgumentException _ -> contract.equals(BACKENDS) && takesSettings(method);
            case OutOfMemoryError e -> contract.equals(BACKENDS) || !Blame.isOf(plugin, e.getStackTrace());
            default -> false;
        };
    }

    private static boolean takesSettings(Method method) {
        return Set.of(method.getParameterTypes()).contains(Settings.class);
    }

    private Problem problem(Throwable thrown, Method method) {
        Reason reason = calls.loaders().reason(thrown);
        return Problem.plugin(
                plugin.toString(),
                Reason.line(thrown, plugin.moduleNames()).orElse(type()),
                subject + " failed in " + method.getName() + "(): " + reason.says(),
                reason.remedy());
    }
}
