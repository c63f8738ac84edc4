package org.ranvier.training.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.SourceLocation;
import org.ranvier.api.model.Symbol;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.std.StdConvertingDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdConvertingSerializer;
import tools.jackson.databind.util.StdConverter;

/**
 * Expressions as JSON: the list of their parts, the last of which is the whole; operands are places in the list. Nested
 * objects would say again what is used twice, and a chain of such values doubles with every link.
 */
final class ExprJson {

    private ExprJson() {}

    static JacksonModule module() {
        StdConverter<Expr, List<Map<String, Object>>> write = new StdConverter<>() {
            @Override
            public List<Map<String, Object>> convert(Expr expr) {
                return write(expr);
            }
        };
        return new SimpleModule("expressions")
                .addSerializer(Expr.class, new StdConvertingSerializer(Expr.class, write))
                .addDeserializer(
                        Expr.class,
                        new StdConvertingDeserializer<>(new StdConverter<List<Map<String, Object>>, Expr>() {
                            @Override
                            public Expr convert(List<Map<String, Object>> parts) {
                                return read(parts);
                            }
                        }));
    }

    private static List<Map<String, Object>> write(Expr whole) {
        Map<Expr, Integer> places = new IdentityHashMap<>();
        List<Map<String, Object>> written = new ArrayList<>();
        for (Expr part : whole.parts()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("is", part.getClass().getSimpleName());
            switch (part) {
                case Expr.Constant c -> json.put("value", c.value());
                case Expr.Variable v -> {
                    json.put("kind", v.symbol().kind().name());
                    json.put("name", v.symbol().name());
                }
                case Expr.Draw d -> {
                    json.put("normal", d.normal());
                    json.put("name", d.name());
                }
                case Expr.Apply a -> {
                    json.put("op", a.op().name());
                    json.put("operands", a.operands().stream().map(places::get).toList());
                }
                case Expr.Detach d -> json.put("operands", List.of(places.get(d.operand())));
                case Expr.StraightThrough s ->
                    json.put("operands", List.of(places.get(s.value()), places.get(s.gradient())));
            }
            json.put("file", part.origin().file());
            json.put("line", part.origin().line());
            places.put(part, written.size());
            written.add(json);
        }
        return written;
    }

    private static Expr read(List<Map<String, Object>> parts) {
        List<Expr> read = new ArrayList<>();
        for (Map<String, Object> json : parts) {
            SourceLocation origin = new SourceLocation((String) json.get("file"), (Integer) json.get("line"));
            List<Expr> operands = new ArrayList<>();
            if (json.get("operands") instanceof List<?> places) {
                places.forEach(place -> operands.add(read.get((Integer) place)));
            }
            read.add(
                    switch ((String) json.get("is")) {
                        // As text too: what is no number has no other form in JSON.
                        case "Constant" ->
                            new Expr.Constant(
                                    Double.parseDouble(json.get("value").toString()), origin);
                        case "Variable" ->
                            new Expr.Variable(
                                    new Symbol(
                                            Symbol.Kind.valueOf((String) json.get("kind")), (String) json.get("name")),
                                    origin);
                        case "Draw" -> new Expr.Draw((Boolean) json.get("normal"), (String) json.get("name"), origin);
                        case "Apply" -> new Expr.Apply(Op.valueOf((String) json.get("op")), operands, origin);
                        case "Detach" -> new Expr.Detach(operands.get(0), origin);
                        case "StraightThrough" -> new Expr.StraightThrough(operands.get(0), operands.get(1), origin);
                        default ->
                            throw new IllegalArgumentException("there is no expression '" + json.get("is") + "'");
                    });
        }
        return read.getLast();
    }
}
