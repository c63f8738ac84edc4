package org.ranvier.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Problems;

/** Parses what tests write, and shows problems as a person sees them. */
final class Texts {

    private Texts() {}

    static Mapping yaml(String text) {
        return (Mapping) ConfigParser.parse("e.yaml", text);
    }

    static ConfigNode value(String yaml) {
        return yaml("x: " + yaml).get("x").orElseThrow();
    }

    static List<String> problemsOf(String source, String text) {
        return catchThrowableOfType(RanvierException.class, () -> ConfigParser.parse(source, text)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    static List<String> shown(Problems problems) {
        return problems.all().stream().map(Problem::toString).toList();
    }
}
