package org.ranvier.runtime.read;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ranvier.text.Printable;

/**
 * Reason for a plugin's failure, in words for people.
 *
 * @param says what is wrong, a clause
 * @param remedy what to do
 */
public record Reason(String says, String remedy) {

    /** The class files of Java n have the version n + 44. */
    static final int FIRST = 44;

    public static final String AUTHOR = "install another version of the plugin, or tell its author";
    private static final Pattern VERSION = Pattern.compile("class file version (\\d+)|major\\.minor version (\\d+)");

    /** Explains an exception. */
    public static Reason of(Throwable thrown) {
        Throwable cause = cause(thrown);
        return switch (thrown) {
            case UnsupportedClassVersionError e -> ofVersion(e.getMessage()).orElseGet(() -> plain(e));
            case ExceptionInInitializerError e when cause != null -> inInitialiser(of(cause));
            case NoClassDefFoundError e when cause instanceof ExceptionInInitializerError -> of(cause);
            case NoClassDefFoundError e when cause instanceof ClassNotFoundException -> missing(cause.getMessage());
            case NoClassDefFoundError e -> missing(e.getMessage());
            case ClassNotFoundException e -> missing(e.getMessage());
            case ClassFormatError e ->
                new Reason("a class of it is damaged: " + text(e), "build or install the plugin again");
            case VerifyError e ->
                new Reason("a class of it is damaged: " + text(e), "build or install the plugin again");
            case UnsatisfiedLinkError e ->
                new Reason(
                        "it needs native code that is not there: " + text(e),
                        "install that, or the plugin for this system");
            case LinkageError e ->
                new Reason(
                        "it was compiled against another version of what it uses: " + text(e),
                        "compile it against this version of Ranvier, or install another version of the plugin");
            case StackOverflowError e -> new Reason("it calls itself without end (StackOverflowError)", AUTHOR);
            case OutOfMemoryError e ->
                new Reason(
                        "it takes more memory than Java may use, "
                                + (Runtime.getRuntime().maxMemory() >> 20) + " MiB",
                        "ask for less in its settings, allow more memory, or tell its author");
            default -> plain(thrown);
        };
    }

    /** Explains why a file could not be read. */
    static Reason ofReading(IOException thrown) {
        return switch (thrown) {
            case AccessDeniedException _ -> new Reason("reading it is not allowed", "allow it, or remove the plugin");
            case NoSuchFileException _ -> new Reason("it is not there any more", "install it again");
            default -> new Reason(text(thrown), "install it again, or remove it");
        };
    }

    /** Explains why a service loader could not create a component. */
    public static Reason ofProvider(ServiceConfigurationError error, String contract) {
        // The message starts with the contract, which is named elsewhere.
        String message =
                Printable.of(error.getMessage()).replace(contract + ": ", "").replaceFirst("^class ", "");
        String type = message.replaceFirst("^Provider ", "").replaceFirst(" .*", "");
        if (message.endsWith("is not public")) {
            return new Reason(type + " is not public", "make the class public");
        }
        if (message.endsWith("not a subtype")) {
            return new Reason(type + " does not implement it", "provide a class that implements " + contract);
        }
        return switch (error.getCause()) {
            case null -> new Reason(message, AUTHOR);
            case NoSuchMethodException _ ->
                new Reason(type + " has no public constructor without parameters", "give it one");
            case InstantiationException _ -> new Reason(type + " is abstract", "provide a class that can be made");
            case Throwable cause -> of(cause);
        };
    }

    /** Explains Java's message about the version of a class file, in a module descriptor or a class. */
    static Optional<Reason> ofVersion(String message) {
        Matcher version = VERSION.matcher(message == null ? "" : message);
        return version.find()
                ? Optional.of(ofVersion(Integer.parseInt(version.group(version.group(1) == null ? 2 : 1))))
                : Optional.empty();
    }

    static Reason ofVersion(int major) {
        return new Reason(
                "it is compiled for Java " + (major - FIRST) + ", but this is Java "
                        + Runtime.version().feature(),
                "run Ranvier with Java " + (major - FIRST) + ", or compile the plugin for Java "
                        + Runtime.version().feature());
    }

    /** The first line in some modules that an exception, or what caused it, came by: {@code Demo.java:12}. */
    public static Optional<String> line(Throwable thrown, Set<String> modules) {
        return line(causes(thrown).flatMap(Reason::trace).toArray(StackTraceElement[]::new), modules);
    }

    /** The first line in some modules that a thread is in. */
    public static Optional<String> line(StackTraceElement[] stack, Set<String> modules) {
        return Stream.of(stack)
                .filter(frame -> frame.getModuleName() != null && modules.contains(frame.getModuleName()))
                .findFirst()
                .map(frame -> frame.getFileName() == null || frame.getLineNumber() < 0
                        ? frame.getClassName()
                        : frame.getFileName() + ":" + frame.getLineNumber());
    }

    /** An exception and what caused it. */
    public static Stream<Throwable> causes(Throwable thrown) {
        // A few are enough, and a circle of causes has no end.
        return Stream.iterate(thrown, t -> t != null, Reason::cause).limit(10);
    }

    private static Throwable cause(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** Where an exception came by. */
    public static Stream<StackTraceElement> trace(Throwable thrown) {
        try {
            StackTraceElement[] trace = thrown.getStackTrace();
            return trace == null ? Stream.of() : Stream.of(trace);
        } catch (RuntimeException e) {
            return Stream.of();
        }
    }

    private static Reason inInitialiser(Reason cause) {
        return new Reason("a static initialiser failed: " + cause.says(), cause.remedy());
    }

    private static Reason missing(String name) {
        if (name != null && name.startsWith("Could not initialize class ")) {
            return new Reason("the class " + name.substring(27) + " could not be initialised before", AUTHOR);
        }
        return new Reason(
                "it needs the class " + Printable.of(String.valueOf(name)).replace('/', '.') + ", which is not there",
                "put the library into the plugin, or require its module in module-info.java");
    }

    private static Reason plain(Throwable thrown) {
        return new Reason(Printable.of(told(thrown, thrown::toString)), AUTHOR);
    }

    /** What an exception says of itself, or its class, where that fails too: plugins may throw classes of their own. */
    private static String told(Throwable thrown, Supplier<String> text) {
        try {
            return String.valueOf(text.get());
        } catch (RuntimeException | StackOverflowError e) {
            return thrown.getClass().getName();
        }
    }

    /** Java's own messages have several lines; the first says it. */
    private static String text(Throwable thrown) {
        String message = told(thrown, thrown::getMessage).lines().limit(1).collect(Collectors.joining());
        return Printable.of(message.isEmpty() ? thrown.getClass().getSimpleName() : message);
    }
}
