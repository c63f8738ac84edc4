package org.ranvier.dashboard;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked for.
 *
 * @param path the path after the token, without a slash at its start; empty for the page itself
 * @param values the values of its query, by name
 */
record Request(String path, Map<String, String> values) {

    static Request of(String path, HttpExchange exchange) {
        Map<String, String> values = new LinkedHashMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        for (String part : query == null ? new String[0] : query.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.put(part.substring(0, equals), decoded(part.substring(equals + 1)));
            }
        }
        return new Request(path, values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Returns a whole number from 0; empty where it is none. */
    Optional<Integer> number(String name) {
        return Optional.of(value(name)).filter(text -> text.matches("\\d{1,9}")).map(Integer::valueOf);
    }
}
