package org.ranvier.training.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Exprs;
import tools.jackson.databind.json.JsonMapper;

/** Expressions as JSON are as long as what was written, and come back equal. */
class ExprJsonTest {

    private final JsonMapper mapper =
            JsonMapper.builder().addModule(ExprJson.module()).build();

    @Test
    void aChainOfValuesThatEachUseTheOneBeforeTwiceIsWrittenOnce() {
        Expr x = Exprs.parameter("tau");
        for (int n = 0; n < 200; n++) {
            x = x.times(x).plus(Exprs.straightThrough(x, x.detached()));
        }

        String json = mapper.writeValueAsString(x);
        Expr back = mapper.readValue(json, Expr.class);

        assertThat(json.length()).isLessThan(200_000);
        assertThat(back).isEqualTo(x).hasSameHashCodeAs(x);
        assertThat(back.parts()).hasSameSizeAs(x.parts());
        assertThat(x.toString()).hasSizeLessThan(200);
    }

    @Test
    void whatIsNoNumberComesBackAsItWas() {
        for (double value : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, -0.0, 1e-300, 1.0 / 3}) {
            Expr constant = Exprs.constant(value);
            assertThat(mapper.readValue(mapper.writeValueAsString(constant), Expr.class))
                    .isEqualTo(constant);
        }
        Expr draw = Exprs.normal("noise").plus(Exprs.uniform("other"));
        assertThat(mapper.readValue(mapper.writeValueAsString(draw), Expr.class))
                .isEqualTo(draw);
    }
}
