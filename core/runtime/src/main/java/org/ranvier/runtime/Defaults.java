package org.ranvier.runtime;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ranvier.api.Component;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.read.Words;

/**
 * Names of the components that are taken where a file or a command names none.
 *
 * <p>Core knows no plugin by name. Whoever puts a program together chooses its plugins, and so owns the one file that
 * says which of their components are the defaults: {@code distribution/src/main/defaults.properties}, which lies in the
 * installation. It is a properties file, so that nothing but the JDK is needed to read it, with a line for each
 * contract, {@code connectivity = dense}; a line for each use of a contract that has a default of its own,
 * {@code backend.exact = reference}; and several names where one may be missing, {@code backend = simd, reference}. The
 * program reads it when it starts and gives it to the {@link PluginRuntime}; tests give their own. Where there is no
 * default, files must name the component.
 */
public final class Defaults {

    /** Name of the file in an installation. */
    public static final String FILE = "defaults.properties";

    /** No defaults. */
    public static final Defaults NONE = new Defaults(Map.of());

    private final Map<String, List<String>> names;

    private Defaults(Map<String, List<String>> names) {
        this.names = names;
    }

    /**
     * Reads a file.
     *
     * @throws RanvierException if it cannot be read
     */
    public static Defaults read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new RanvierException(
                    Problem.data(
                            file.toString(), "the defaults cannot be read: " + e.getMessage(), "install Ranvier anew"),
                    e);
        }
    }

    /** Reads the text of a file. */
    public static Defaults read(Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        Map<String, List<String>> names = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(key -> names.put(
                        key,
                        Stream.of(properties.getProperty(key).split(","))
                                .map(String::strip)
                                .filter(name -> !name.isEmpty())
                                .toList()));
        return new Defaults(Collections.unmodifiableMap(names));
    }

    /** Returns the default components of a contract, the first choice first. */
    public List<String> all(Class<? extends Component> contract) {
        return names.getOrDefault(key(contract), List.of());
    }

    /** Returns the default component of a contract. */
    public Optional<String> first(Class<? extends Component> contract) {
        return all(contract).stream().findFirst();
    }

    /**
     * Returns the default component of a contract for one use of it.
     *
     * @param use such as {@code exact}
     */
    public Optional<String> first(Class<? extends Component> contract, String use) {
        return names.getOrDefault(key(contract) + "." + use, List.of()).stream().findFirst();
    }

    /**
     * Returns the default component of a contract for one use of it.
     *
     * @param use such as {@code exact}
     * @param remedy what to do where there is none
     * @throws RanvierException if there is none
     */
    public String require(Class<? extends Component> contract, String use, String remedy) {
        return first(contract, use).orElseThrow(() -> new RanvierException(missing(contract, remedy)));
    }

    /**
     * Returns the problem that a contract has no default.
     *
     * @param remedy what to do about it
     */
    public static Problem missing(Class<? extends Component> contract, String remedy) {
        return Problem.usage("", "there is no default " + Words.kind(contract) + " (" + FILE + ")", remedy);
    }

    private static String key(Class<? extends Component> contract) {
        return Words.kind(contract).replace(' ', '-');
    }
}
