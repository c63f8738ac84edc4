package org.ranvier.dashboard;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer.
 *
 * @param status the status code
 * @param type the media type
 * @param policy what the page may load and do
 * @param body what is sent
 */
record Answer(int status, String type, String policy, byte[] body) {

    static final int OK = 200;
    static final int BAD_REQUEST = 400;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int NOT_ALLOWED = 405;
    static final int CONFLICT = 409;

    /** Nothing from anywhere but this server, no script or style within a page, and the page in no frame. */
    static final String STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** A report has its own scripts within it; it may run them, and knows nothing of this server. */
    static final String REPORT = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
            + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts";

    static Answer text(int status, String text) {
        return new Answer(status, "text/plain", STRICT, bytes(text + "\n"));
    }

    static Answer asset(String type, String text) {
        return new Answer(OK, type, STRICT, bytes(text));
    }

    static Answer report(String html) {
        return new Answer(OK, "text/html", REPORT, bytes(html));
    }

    static Answer json(int status, Object value) {
        return new Answer(
                status, "application/json", STRICT, JsonMapper.shared().writeValueAsBytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void send(HttpExchange exchange) throws IOException {
        headers(exchange, type, policy);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Sets the headers that every answer has. */
    static void headers(HttpExchange exchange, String type, String policy) {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("Content-Security-Policy", policy);
        headers.set("Cache-Control", "no-store");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
    }
}
