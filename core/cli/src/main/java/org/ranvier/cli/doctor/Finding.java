package org.ranvier.cli.doctor;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.cli.terminal.Colour;

/**
 * The result of one of the doctor's checks.
 *
 * @param status how bad it is
 * @param subject what was looked at
 * @param detail what was found
 * @param remedy what to do about it, empty when all is well
 * @param kind whose fault a failure is
 */
record Finding(Status status, String subject, String detail, String remedy, Problem.Kind kind) {

    /** Severity of a finding. */
    enum Status {
        OK(Colour.GREEN),
        WARN(Colour.YELLOW),
        FAIL(Colour.RED);

        private final Colour colour;

        Status(Colour colour) {
            this.colour = colour;
        }

        Colour colour() {
            return colour;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String subject, String detail) {
        return new Finding(Status.OK, subject, detail, "", Problem.Kind.USAGE);
    }

    static Finding warn(String subject, String detail, String remedy) {
        return new Finding(Status.WARN, subject, detail, remedy, Problem.Kind.USAGE);
    }

    static Finding fail(Problem.Kind kind, String subject, String detail, String remedy) {
        return new Finding(Status.FAIL, subject, detail, remedy, kind);
    }

    boolean isFailure() {
        return status == Status.FAIL;
    }

    /** The detail with its remedy. */
    String says() {
        return remedy.isEmpty() ? detail : detail + "; " + remedy;
    }

    Map<String, String> json() {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("status", status.word());
        json.put("subject", subject);
        json.put("detail", detail);
        json.put("remedy", remedy);
        return json;
    }
}
