package org.ranvier.training.plan;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Unit;
import org.ranvier.api.backend.ParameterId;
import org.ranvier.api.backend.ParameterId.Role;
import org.ranvier.api.backend.ParameterSpec;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.std.StdConvertingDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdConvertingSerializer;
import tools.jackson.databind.util.StdConverter;

/** A parameter's specification as JSON: its identity in three fields, then what it is. */
record ParameterJson(
        String element,
        Role role,
        String name,
        ParameterSpec.Owner owner,
        List<Integer> shape,
        Unit unit,
        Range bounds,
        boolean trainable) {

    static JacksonModule module() {
        StdConverter<ParameterSpec, ParameterJson> write = new StdConverter<>() {
            @Override
            public ParameterJson convert(ParameterSpec spec) {
                return of(spec);
            }
        };
        StdConverter<ParameterJson, ParameterSpec> read = new StdConverter<>() {
            @Override
            public ParameterSpec convert(ParameterJson json) {
                return json.spec();
            }
        };
        return new SimpleModule("parameters")
                .addSerializer(ParameterSpec.class, new StdConvertingSerializer(ParameterSpec.class, write))
                .addDeserializer(ParameterSpec.class, new StdConvertingDeserializer<>(read));
    }

    private static ParameterJson of(ParameterSpec spec) {
        return new ParameterJson(
                spec.id().element(),
                spec.role(),
                spec.id().name(),
                spec.owner(),
                spec.shape(),
                spec.unit(),
                spec.bounds(),
                spec.trainable());
    }

    private ParameterSpec spec() {
        return ParameterSpec.of(ParameterId.of(element, role, name), owner, shape)
                .withUnit(unit)
                .withBounds(bounds)
                .withTrainable(trainable);
    }
}
