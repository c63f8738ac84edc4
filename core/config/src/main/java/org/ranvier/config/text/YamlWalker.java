package org.ranvier.config.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.MappingBuilder;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.SequenceBuilder;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Makes a tree of a YAML text.
 *
 * <p>It follows the parser's events itself, because only they tell {@code "5"} from {@code 5}, and resolve anchors to
 * the places where the values stand.
 */
public final class YamlWalker {

    private static final int DEEPEST = 200;

    /** The most values that aliases may stand for, all together: ten lines that repeat each other can mean billions. */
    private static final long MOST_REPEATED = 1_000_000;

    private final SourcePlaces places;
    private final Problems problems;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private long nodes;
    private long repeated;
    private Parser events;

    /**
     * What an alias stands for.
     *
     * @param nodes how many values that are, with those that aliases within it stand for
     */
    private record Anchored(ConfigNode node, long nodes) {}

    public YamlWalker(SourcePlaces places, Problems problems) {
        this.places = places;
        this.problems = problems;
    }

    /** The tree, or empty when there is nothing in the text. */
    public Optional<ConfigNode> read(String text) {
        places.requireShortWords(text);
        // The limit guards servers against strangers; here the file is the person's own, and weights take many letters.
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        try {
            events = new ParserImpl(settings, new StreamReader(settings, text));
            return document();
        } catch (YamlEngineException e) {
            throw YamlMistakes.explain(e, places);
        }
    }

    private Optional<ConfigNode> document() {
        events.next();
        if (events.peekEvent().getEventId() == Event.ID.StreamEnd) {
            return Optional.empty();
        }
        events.next();
        ConfigNode root = node(0);
        events.next();
        Event end = events.next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            String remedy = "keep one document, without '---' within";
            throw new SyntaxException(place(end), "a second document starts here", remedy);
        }
        boolean nothing = root instanceof Scalar scalar
                && scalar.isNull()
                && scalar.text().isEmpty();
        return nothing ? Optional.empty() : Optional.of(root);
    }

    private ConfigNode node(int depth) {
        Event event = events.next();
        if (depth > DEEPEST) {
            throw new SyntaxException(place(event), "the text is nested too deeply", "check its brackets");
        }
        if (event instanceof AliasEvent alias) {
            return anchored(alias);
        }
        long before = nodes++;
        ConfigNode node = switch (event) {
            case MappingStartEvent start -> mapping(untagged(start, start.getTag()), depth);
            case SequenceStartEvent start -> sequence(untagged(start, start.getTag()), depth);
            case ScalarEvent scalar -> scalar(scalar, untagged(scalar, scalar.getTag()));
            default -> throw new IllegalStateException("unexpected " + event);
        };
        // Only now, so that no node contains itself.
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(node, nodes - before)));
        return node;
    }

    private Mapping mapping(Place place, int depth) {
        MappingBuilder builder = new MappingBuilder(place, problems);
        while (events.peekEvent().getEventId() != Event.ID.MappingEnd) {
            Place keyPlace = place(events.peekEvent());
            if (!(node(depth + 1) instanceof Scalar key)) {
                throw new SyntaxException(keyPlace, "a key must be a word", "write it as key: value");
            }
            builder.put(keyPlace, key.text(), node(depth + 1));
        }
        events.next();
        return builder.build();
    }

    private ConfigNode sequence(Place place, int depth) {
        SequenceBuilder builder = new SequenceBuilder(place);
        while (events.peekEvent().getEventId() != Event.ID.SequenceEnd) {
            builder.add(node(depth + 1));
        }
        events.next();
        return builder.build();
    }

    private Scalar scalar(ScalarEvent event, Place place) {
        String text = places.within(event.getValue(), place);
        return new Scalar(place, text, event.isPlain() ? ScalarText.value(text, place, problems) : text);
    }

    private ConfigNode anchored(AliasEvent alias) {
        Anchor anchor = alias.getAlias();
        Anchored found = anchors.get(anchor);
        if (found == null) {
            String message = "'*" + anchor.getValue() + "' repeats something that has no name yet";
            throw new SyntaxException(place(alias), message, "put &" + anchor.getValue() + " before it, further up");
        }
        nodes += found.nodes();
        repeated += found.nodes();
        if (repeated > MOST_REPEATED) {
            throw new SyntaxException(
                    place(alias),
                    "what is repeated by '*' stands for more than " + MOST_REPEATED + " values up to here",
                    "repeat less, or write a file of numbers (npz)");
        }
        return found.node();
    }

    private Place untagged(Event event, Optional<String> tag) {
        Place place = place(event);
        tag.ifPresent(t -> problems.add(place, "the tag '" + t + "' has no meaning here", "remove it"));
        return place;
    }

    private Place place(Event event) {
        Mark mark = event.getStartMark().orElseThrow();
        return places.at(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
