package org.ranvier.config.text;

import java.util.Optional;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.MappingBuilder;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.SequenceBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Makes a tree of a JSON text. */
public final class JsonWalker {

    private final SourcePlaces places;
    private final Problems problems;

    public JsonWalker(SourcePlaces places, Problems problems) {
        this.places = places;
        this.problems = problems;
    }

    /** The tree, or empty when there is nothing in the text. */
    public Optional<ConfigNode> read(String text) {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .build();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            return read(parser);
        }
    }

    private Optional<ConfigNode> read(JsonParser parser) {
        try {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            ConfigNode root = node(parser);
            if (parser.nextToken() != null) {
                throw new SyntaxException(
                        place(parser), "something follows after the end of the JSON value", "remove it");
            }
            return Optional.of(root);
        } catch (JacksonException e) {
            // Too deep a nesting comes without a location.
            throw JsonMistakes.explain(e, place(e.getLocation() != null ? e.getLocation() : parser.currentLocation()));
        }
    }

    private ConfigNode node(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser);
            case START_ARRAY -> sequence(parser);
            default -> scalar(parser);
        };
    }

    private Mapping mapping(JsonParser parser) {
        MappingBuilder builder = new MappingBuilder(place(parser), problems);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Place keyPlace = place(parser);
            String key = places.within(parser.currentName(), keyPlace);
            parser.nextToken();
            builder.put(keyPlace, key, node(parser));
        }
        return builder.build();
    }

    private ConfigNode sequence(JsonParser parser) {
        SequenceBuilder builder = new SequenceBuilder(place(parser));
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            // Most lists are rows of weights: their numbers are taken without a node for each.
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT && Double.isFinite(parser.getDoubleValue())) {
                builder.add(parser.getDoubleValue());
            } else {
                builder.add(node(parser));
            }
        }
        return builder.build();
    }

    private Scalar scalar(JsonParser parser) {
        String text = places.within(parser.getString(), place(parser));
        Object value = switch (parser.currentToken()) {
            case VALUE_NUMBER_INT -> ScalarText.whole(text, 10, place(parser), problems);
            case VALUE_NUMBER_FLOAT -> ScalarText.real(text, place(parser), problems);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> text;
        };
        return new Scalar(place(parser), text, value);
    }

    private Place place(JsonParser parser) {
        return place(parser.currentTokenLocation());
    }

    private Place place(TokenStreamLocation location) {
        return places.at(location.getLineNr(), location.getColumnNr());
    }
}
