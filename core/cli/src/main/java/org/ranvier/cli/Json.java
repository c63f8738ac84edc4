package org.ranvier.cli;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ranvier.api.Problem;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Values as one line of JSON. */
final class Json {

    private Json() {}

    /** A line, without its end, of maps, collections, numbers, flags, texts and nulls. */
    static String line(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            write(generator, value);
        }
        return text.toString();
    }

    /** The object that tells of failure; its {@code error} is the first problem, which also decides the exit code. */
    static Map<String, Object> errors(List<Problem> problems) {
        return failure(problems.stream().map(Json::error).toList());
    }

    /** The same for errors that are objects already. */
    static Map<String, Object> failure(List<Map<String, String>> errors) {
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("error", errors.getFirst());
        failure.put("errors", errors);
        return failure;
    }

    /** A problem as an object. */
    static Map<String, String> error(Problem problem) {
        return error(problem.kind().name().toLowerCase(Locale.ROOT),
                problem.plugin(), problem.where(), problem.message(), problem.remedy());
    }

    static Map<String, String> error(String code, String plugin, String where, String message, String remedy) {
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
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass().getName());
        }
    }
}
