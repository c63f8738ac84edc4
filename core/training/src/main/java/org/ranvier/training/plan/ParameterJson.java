package org.ranvier.training.plan;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Unit;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;

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
        SimpleModule module = new SimpleModule("parameters");
        JsonForm.add(module, ParameterSpec.class, ParameterJson.class, ParameterJson::of, ParameterJson::spec);
        return module;
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
