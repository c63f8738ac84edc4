package org.ranvier.cli.terminal;

import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.config.NumberArray;
import org.ranvier.text.Printable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Values as one line of JSON. */
public final class Json {

    /** Beyond it, doubles are no longer all the whole numbers. */
    private static final double EXACT = 1L << 53;

    private Json() {}

    /** A line, without its end, of maps, collections, arrays, numbers, flags, texts and nulls. */
    public static String line(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            write(generator, value);
        }
        return escaped(text.toString());
    }

    /** JSON escapes only the control characters of ASCII; a terminal obeys more than those. */
    private static String escaped(String json) {
        StringBuilder shown = new StringBuilder(json.length());
        for (int n = 0; n < json.length(); n++) {
            char letter = json.charAt(n);
            if (Printable.isObeyed(letter)) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
            } else {
                shown.append(letter);
            }
        }
        return shown.toString();
    }

    /** The object that tells of failure; its {@code error} is the first problem, which also decides the exit code. */
    public static Map<String, Object> errors(List<Problem> problems) {
        return failure(problems.stream().map(Json::error).toList());
    }

    /** Wraps errors that are objects already. */
    public static Map<String, Object> failure(List<Map<String, String>> errors) {
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("error", errors.getFirst());
        failure.put("errors", errors);
        return failure;
    }

    /** A problem as an object. */
    public static Map<String, String> error(Problem problem) {
        return error(
                problem.kind().name().toLowerCase(Locale.ROOT),
                problem.plugin(),
                problem.where(),
                problem.message(),
                problem.remedy());
    }

    public static Map<String, String> error(String code, String plugin, String where, String message, String remedy) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("plugin", plugin);
        error.put("where", where);
        error.put("message", message);
        error.put("remedy", remedy);
        return error;
    }

    private static void write(JsonGenerator generator, Object value) {
        switch (value) {
            case null -> generator.writeNull();
            case Map<?, ?> map -> {
                generator.writeStartObject();
                map.forEach((key, entry) -> {
                    generator.writeName((String) key);
                    write(generator, entry);
                });
                generator.writeEndObject();
            }
            case Iterable<?> items -> {
                generator.writeStartArray();
                items.forEach(item -> write(generator, item));
                generator.writeEndArray();
            }
            case Boolean flag -> generator.writeBoolean(flag);
            case Integer number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            // JSON has no infinities.
            case Double number when Double.isFinite(number) -> generator.writeNumber(number);
            case Double _ -> generator.writeNull();
            case String text -> generator.writeString(text);
            case NumberArray array -> array(generator, array, 0, 0);
            default ->
                throw new IllegalArgumentException(
                        "no JSON for " + value.getClass().getName());
        }
    }

    private static void array(JsonGenerator generator, NumberArray array, int axis, int offset) {
        if (axis == array.shape().length) {
            number(generator, array.values()[offset]);
            return;
        }
        generator.writeStartArray();
        int stride = Arrays.stream(array.shape()).skip(axis + 1).reduce(1, (a, b) -> a * b);
        for (int n = 0; n < array.shape()[axis]; n++) {
            array(generator, array, axis + 1, offset + n * stride);
        }
        generator.writeEndArray();
    }

    /** Whole numbers without a fraction, which keeps spikes short; −0 stays a zero of its own. */
    private static void number(JsonGenerator generator, double value) {
        if (value == Math.rint(value)
                && Math.abs(value) < EXACT
                && Double.doubleToRawLongBits(value) != Long.MIN_VALUE) {
            generator.writeNumber((long) value);
        } else {
            write(generator, value);
        }
    }
}
