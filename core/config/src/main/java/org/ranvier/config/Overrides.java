package org.ranvier.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Numbers;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.Sequence;
import org.ranvier.text.Nearest;

/**
 * Changes a tree by assignments of the command line, such as {@code network[0].neurons=50}, before anything reads it.
 *
 * <p>A step of a path is a key, or in a list an index ({@code network.0} or {@code network[0]}) or the {@code name} of
 * an item ({@code network.hidden}), or the name that it has by default. Values are YAML. A key that does not exist is
 * added: whoever reads the tree then judges it as if it had been in the file.
 */
public final class Overrides {

    private static final String OPTION = "--set ";

    private final ItemNames itemNames;
    private final Problems problems;

    /** Names the items of lists. */
    @FunctionalInterface
    public interface ItemNames {

        /** Items are called by what stands under {@code name}, and those without it have none. */
        ItemNames GIVEN = (path, items, index) -> given(items.get(index));

        /**
         * The name of an item, if it has one.
         *
         * @param path the path to the list, such as {@code network}
         */
        Optional<String> name(String path, List<ConfigNode> items, int index);

        /** Returns the value of {@code name}. */
        static Optional<String> given(ConfigNode item) {
            Optional<ConfigNode> name = item instanceof Mapping mapping ? mapping.get("name") : Optional.empty();
            return name.orElse(null) instanceof Scalar scalar && !scalar.isNull()
                    ? Optional.of(scalar.text())
                    : Optional.empty();
        }
    }

    private Overrides(ItemNames itemNames, Problems problems) {
        this.itemNames = itemNames;
        this.problems = problems;
    }

    /**
     * Applies assignments in order.
     *
     * @param assignments each {@code path=value}
     * @param itemNames what items of lists are called
     * @param problems takes what is wrong; what is wrong is not applied
     */
    public static Mapping apply(Mapping root, List<String> assignments, ItemNames itemNames, Problems problems) {
        Overrides overrides = new Overrides(itemNames, problems);
        Mapping result = root;
        for (String assignment : assignments) {
            result = overrides.apply(result, assignment);
        }
        return result;
    }

    /**
     * Changes what is at the end of a path, or an empty mapping where nothing is.
     *
     * @param path such as {@code network.hidden.weights}
     * @param place where the change is asked for, for messages
     * @param problems takes what is wrong; then nothing is changed
     */
    public static Mapping change(
            Mapping root,
            String path,
            UnaryOperator<ConfigNode> change,
            Place place,
            ItemNames itemNames,
            Problems problems) {
        List<String> steps = List.of(path.split("\\.", -1));
        return new Overrides(itemNames, problems)
                .replaced(root, "", steps, change, place)
                .map(Mapping.class::cast)
                .orElse(root);
    }

    private Mapping apply(Mapping root, String assignment) {
        int equals = assignment.indexOf('=');
        String path = (equals < 0 ? assignment : assignment.substring(0, equals)).strip();
        Place place = Place.of(OPTION + path);
        List<String> steps = List.of(path.replaceAll("\\[([^\\]]*)\\]", ".$1").split("\\.", -1));
        if (equals < 0 || steps.contains("")) {
            Place whole = Place.of(OPTION + assignment);
            problems.add(whole, "this is not a path and a value", "write it like training.epochs=20");
            return root;
        }
        return ConfigParser.parseOption(place.source(), assignment.substring(equals + 1), problems)
                .flatMap(value -> replaced(root, "", steps, _ -> value, place))
                .map(Mapping.class::cast)
                .orElse(root);
    }

    /**
     * A node with what is at the end of the path changed, or empty after a problem.
     *
     * @param walked the path to the node, for messages
     */
    private Optional<ConfigNode> replaced(
            ConfigNode node, String walked, List<String> path, UnaryOperator<ConfigNode> value, Place place) {
        if (path.isEmpty()) {
            return Optional.of(value.apply(node));
        }
        String step = path.getFirst();
        String here = walked.isEmpty() ? step : walked + "." + step;
        List<String> rest = path.subList(1, path.size());
        return switch (node) {
            case Mapping mapping -> {
                ConfigNode old = mapping.get(step).orElseGet(() -> Mapping.empty(place));
                yield replaced(old, here, rest, value, place).map(child -> mapping.with(step, child));
            }
            case Sequence list -> inList(list, list.items(), walked, path, value, place);
            case Numbers list -> inList(list, list.items(), walked, path, value, place);
            case Scalar scalar when scalar.isNull() -> replaced(Mapping.empty(place), walked, path, value, place);
            case Scalar scalar -> {
                String remedy = "set '" + walked + "' as a whole, such as --set '" + walked + "={" + step + ": …}'";
                yield problem(place, "'" + walked + "' is " + scalar.found() + " and has no keys", remedy);
            }
        };
    }

    private Optional<ConfigNode> inList(
            ConfigNode list,
            List<ConfigNode> items,
            String walked,
            List<String> path,
            UnaryOperator<ConfigNode> value,
            Place place) {
        String step = path.getFirst();
        Optional<Integer> index =
                step.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(step)) : named(walked, items, step);
        if (index.isEmpty() || index.get() >= items.size()) {
            String remedy = index.isPresent()
                    ? indices(walked, items)
                    : Nearest.question(step, names(walked, items)).orElse(indices(walked, items));
            return problem(place, "'" + walked + "' has no item '" + step + "'", remedy);
        }
        return replaced(items.get(index.get()), walked + "." + step, path.subList(1, path.size()), value, place)
                .map(item -> {
                    List<ConfigNode> changed = new ArrayList<>(items);
                    changed.set(index.get(), item);
                    return Sequence.of(list.place(), changed);
                });
    }

    private String indices(String walked, List<ConfigNode> items) {
        List<String> names = names(walked, items);
        return items.isEmpty()
                ? "set the list as a whole"
                : "give an index from 0 to " + (items.size() - 1)
                        + (names.isEmpty() ? "" : ", or one of " + String.join(", ", names));
    }

    private Optional<Integer> named(String walked, List<ConfigNode> items, String name) {
        return IntStream.range(0, items.size())
                .filter(i ->
                        itemNames.name(walked, items, i).filter(name::equals).isPresent())
                .boxed()
                .findFirst();
    }

    private List<String> names(String walked, List<ConfigNode> items) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> itemNames.name(walked, items, i))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<ConfigNode> problem(Place place, String message, String remedy) {
        problems.add(place, message, remedy);
        return Optional.empty();
    }
}
