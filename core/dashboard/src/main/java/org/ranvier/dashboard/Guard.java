package org.ranvier.dashboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.ranvier.api.RanvierException;

/**
 * Lets requests through that come from the page or its person, and answers the others.
 *
 * @param pages answers what is let through
 */
record Guard(Access access, Pages pages) implements HttpHandler {

    /** Actions have the token here too: no page of somebody else can set a header without being asked first. */
    private static final String TOKEN = "X-Ranvier-Token";

    private static final String ACTION = "POST";

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Answer> refusal = refusal(exchange);
            if (refusal.isPresent()) {
                refusal.get().send(exchange);
            } else {
                answer(
                        exchange,
                        Request.of(path(exchange).substring(access.token().length() + 2), exchange));
            }
        }
    }

    private Optional<Answer> refusal(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        String path = path(exchange);
        int end = path.indexOf('/', 1);
        if (!access.isHost(headers.getFirst("Host")) || !access.isOrigin(headers.getFirst("Origin"))) {
            return Optional.of(Answer.text(Answer.FORBIDDEN, "This page is served to this machine alone."));
        }
        if (end < 0 || !access.isToken(path.substring(1, end))) {
            return Optional.of(Answer.text(
                    Answer.FORBIDDEN, "The address is not the one that 'ranvier dashboard' has printed last."));
        }
        String method = exchange.getRequestMethod();
        boolean action = Pages.isAction(path.substring(end + 1));
        if (!method.equals(action ? ACTION : "GET")) {
            exchange.getResponseHeaders().set("Allow", action ? ACTION : "GET");
            return Optional.of(Answer.text(Answer.NOT_ALLOWED, "This cannot be asked for by " + method + "."));
        }
        if (action && !access.isToken(headers.getFirst(TOKEN))) {
            return Optional.of(Answer.text(Answer.FORBIDDEN, "Only the page itself may ask for this."));
        }
        return Optional.empty();
    }

    private static String path(HttpExchange exchange) {
        return Objects.requireNonNullElse(exchange.getRequestURI().getRawPath(), "");
    }

    private void answer(HttpExchange exchange, Request request) throws IOException {
        if (request.path().equals(Pages.EVENTS)) {
            pages.streams().serve(exchange);
            return;
        }
        answer(request).send(exchange);
    }

    private Answer answer(Request request) {
        try {
            return pages.answer(request);
        } catch (RanvierException e) {
            return Answer.text(Answer.CONFLICT, e.problems().getFirst().toString());
        } catch (RuntimeException e) {
            // Of a plugin, most likely; the page goes on without what was asked for.
            return Answer.text(Answer.CONFLICT, "This could not be done, as something failed: " + e + ".");
        }
    }
}
