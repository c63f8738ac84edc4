package org.ranvier.training.sweep;

import java.util.List;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Numbers;
import org.ranvier.config.tree.Sequence;

/** Values of a list. */
final class Values {

    private Values() {}

    /** Returns the items of a list; none of what is no list. */
    static List<ConfigNode> of(ConfigNode node) {
        return switch (node) {
            case Sequence list -> list.items();
            case Numbers numbers -> numbers.items();
            default -> List.of();
        };
    }
}
