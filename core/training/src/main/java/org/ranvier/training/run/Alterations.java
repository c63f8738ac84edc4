package org.ranvier.training.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ranvier.config.ComponentRef;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Numbers;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.Sequence;
import org.ranvier.training.network.NetworkReader;

/** Finds in what two experiments differ. */
public final class Alterations {

    private static final String NETWORK = "network";

    private final List<Alteration> found = new ArrayList<>();

    /**
     * One value that differs.
     *
     * @param path where, such as {@code network.hidden.neurons}
     * @param before what it was, if anything
     * @param after what it is, if anything
     */
    public record Alteration(String path, Optional<ConfigNode> before, Optional<ConfigNode> after) {}

    private Alterations() {}

    /** Returns all, in the order of the files. */
    public static List<Alteration> between(Mapping before, Mapping after) {
        Alterations alterations = new Alterations();
        alterations.mappings("", before, after);
        return alterations.found;
    }

    private void mappings(String path, Mapping before, Mapping after) {
        Set<String> keys = new LinkedHashSet<>(before.keys());
        keys.addAll(after.keys());
        for (String key : keys) {
            optional(path.isEmpty() ? key : path + "." + key, before.get(key), after.get(key));
        }
    }

    private void optional(String path, Optional<ConfigNode> before, Optional<ConfigNode> after) {
        Optional<ConfigNode> old = before.filter(node -> !node.isNull());
        Optional<ConfigNode> now = after.filter(node -> !node.isNull());
        if (old.isPresent() && now.isPresent()) {
            nodes(path, plain(old.get()), plain(now.get()));
        } else if (old.isPresent() || now.isPresent()) {
            found.add(new Alteration(path, old, now));
        }
    }

    private void nodes(String path, ConfigNode before, ConfigNode after) {
        switch (before) {
            case Mapping old when after instanceof Mapping now -> mappings(path, old, now);
            case Sequence old
            when after instanceof Sequence now
                    && old.items().size() == now.items().size() -> {
                for (int n = 0; n < old.items().size(); n++) {
                    optional(
                            item(path, old.items(), n),
                            Optional.of(old.items().get(n)),
                            Optional.of(now.items().get(n)));
                }
            }
            case Numbers old when after instanceof Numbers now && Arrays.equals(old.values(), now.values()) -> {}
            case Scalar old when after instanceof Scalar now && same(old, now) -> {}
            default -> found.add(new Alteration(path, Optional.of(before), Optional.of(after)));
        }
    }

    /** A component without settings may be written as its name alone. */
    private static ConfigNode plain(ConfigNode node) {
        return node instanceof Mapping mapping && mapping.keys().equals(Set.of(ComponentRef.TYPE))
                ? mapping.get(ComponentRef.TYPE).orElseThrow()
                : node;
    }

    private static boolean same(Scalar one, Scalar other) {
        return one.number().isPresent() && other.number().isPresent()
                ? one.number().getAsDouble() == other.number().getAsDouble()
                : one.text().equals(other.text());
    }

    private static String item(String path, List<ConfigNode> items, int index) {
        return path.equals(NETWORK) ? path + "." + NetworkReader.name(items, index) : path + "[" + index + "]";
    }
}
