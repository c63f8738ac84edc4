package org.ranvier.training.tracking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.ranvier.api.Settings;
import org.ranvier.config.ComponentRef;
import org.ranvier.config.ComponentSettings;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Problems;
import org.ranvier.config.tree.Sequence;
import org.ranvier.text.Nearest;

/** The trackers of this program, and how files choose among them. */
public final class Trackers {

    private Trackers() {}

    /** Returns all trackers, by name. */
    public static List<Tracker> all() {
        return ServiceLoader.load(Tracker.class, Tracker.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Tracker::name))
                .toList();
    }

    /** Returns the tracker of a name. */
    public static Optional<Tracker> find(String name) {
        return all().stream().filter(tracker -> tracker.name().equals(name)).findFirst();
    }

    /**
     * Reads a choice: a name, a name with settings, or a list of those.
     *
     * @param key the key of the choice
     */
    public static List<TrackerChoice> read(ConfigReader reader, String key, Problems problems) {
        Optional<ConfigNode> node = reader.node(key);
        List<ComponentRef> refs = node.orElse(null) instanceof Sequence
                ? reader.components(key)
                : reader.optionalComponent(key).stream().toList();
        List<TrackerChoice> choices = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ComponentRef ref : refs) {
            if (!names.add(ref.type())) {
                problems.add(ref.place(), "'" + ref.type() + "' is chosen twice", "keep one of them");
            }
            choose(ref, problems).ifPresent(choices::add);
        }
        return choices;
    }

    private static Optional<TrackerChoice> choose(ComponentRef ref, Problems problems) {
        Optional<Tracker> tracker = find(ref.type());
        if (tracker.isEmpty()) {
            problems.add(
                    ref.place(),
                    "nothing by the name '" + ref.type() + "' can follow a training",
                    Nearest.remedy(ref.type(), all().stream().map(Tracker::name).toList(), "there is"));
        }
        return tracker.map(found -> {
            ComponentSettings given = ref.settings(found.schema(), problems);
            return new TrackerChoice(found, Settings.of(found.schema(), given.structural()));
        });
    }
}
