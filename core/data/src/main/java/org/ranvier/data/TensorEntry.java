package org.ranvier.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ranvier.api.RanvierException;
import tools.jackson.databind.JsonNode;

/** Reads what a safetensors header says of one tensor. */
final class TensorEntry {

    private TensorEntry() {}

    static SafetensorsHeader.Tensor read(String name, JsonNode entry, String where) {
        ElementType type = type(name, entry.path("dtype").asString(""), where);
        List<Integer> shape = shape(name, entry.path("shape"), where);
        JsonNode offsets = entry.path("data_offsets");
        long begin = offset(offsets.path(0));
        long end = offset(offsets.path(1));
        var tensor = new SafetensorsHeader.Tensor(name, type, shape, begin);
        if (offsets.size() != 2 || begin < 0 || end != tensor.end()) {
            throw wrong(
                    name,
                    "has offsets " + offsets + ", but its " + type + shape + " takes " + (tensor.end() - begin)
                            + " bytes",
                    where);
        }
        return tensor;
    }

    private static ElementType type(String name, String dtype, String where) {
        return Arrays.stream(ElementType.values())
                .filter(type -> type.name().equals(dtype))
                .findFirst()
                .orElseThrow(() -> Damage.unsupported(
                        where,
                        "tensor '" + name + "' is of type '" + dtype + "'",
                        "save it as one of "
                                + Arrays.stream(ElementType.values())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))));
    }

    private static List<Integer> shape(String name, JsonNode node, String where) {
        List<Integer> shape = new ArrayList<>();
        for (JsonNode extent : node.values()) {
            shape.add(extent.isInt() ? extent.intValue() : -1);
        }
        if (!node.isArray() || NdArray.count(shape) < 0) {
            throw wrong(name, "has shape " + node + ", which no array can have", where);
        }
        return shape;
    }

    private static long offset(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : -1;
    }

    private static RanvierException wrong(String name, String message, String where) {
        return Damage.of(where, "tensor '" + name + "' " + message);
    }
}
