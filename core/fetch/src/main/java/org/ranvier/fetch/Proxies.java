package org.ranvier.fetch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * The proxies that variables name as they do for other programs: {@code https_proxy}, {@code http_proxy},
 * {@code all_proxy} and {@code no_proxy}, in lower or upper case. Where none is named, Java's own settings count, such
 * as {@code https.proxyHost}.
 */
public final class Proxies extends ProxySelector {

    private static final int USUAL_PORT = 80;

    private final Map<String, String> variables;
    private final ProxySelector otherwise;

    /**
     * Reads the variables when asked for a proxy.
     *
     * @param otherwise asked where the variables say nothing
     */
    public Proxies(Map<String, String> variables, ProxySelector otherwise) {
        this.variables = Map.copyOf(variables);
        this.otherwise = otherwise;
    }

    @Override
    public List<Proxy> select(URI uri) {
        if (isExcepted(uri.getHost())) {
            return List.of(Proxy.NO_PROXY);
        }
        return variable(uri.getScheme() + "_proxy")
                .or(() -> variable("all_proxy"))
                .map(Proxies::parse)
                .map(address -> List.of(new Proxy(Proxy.Type.HTTP, address)))
                .orElseGet(() -> otherwise.select(uri));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
        otherwise.connectFailed(uri, address, e);
    }

    private boolean isExcepted(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return variable("no_proxy").stream()
                .flatMap(list -> Arrays.stream(list.toLowerCase(Locale.ROOT).split("[,\\s]+")))
                .map(entry -> entry.replaceFirst("^\\*?\\.", "").replaceFirst(":\\d+$", ""))
                .anyMatch(entry ->
                        entry.equals("*") || !entry.isEmpty() && (name.equals(entry) || name.endsWith("." + entry)));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name))
                .or(() -> Optional.ofNullable(variables.get(name.toUpperCase(Locale.ROOT))))
                .filter(value -> !value.isBlank());
    }

    private static InetSocketAddress parse(String text) {
        try {
            URI uri = URI.create(text.contains("://") ? text : "http://" + text);
            if (uri.getHost() != null) {
                return InetSocketAddress.createUnresolved(
                        uri.getHost(), uri.getPort() < 0 ? USUAL_PORT : uri.getPort());
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new RanvierException(Problem.data(
                "",
                "'" + text + "' is not the address of a proxy",
                "set http_proxy and https_proxy to such as http://proxy.example.org:3128"));
    }
}
