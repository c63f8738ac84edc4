package org.ranvier.config.text;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ranvier.config.tree.Place;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** One-sentence explanations of YAML syntax errors; the parser's own messages speak of tokens and block ends. */
final class YamlMistakes {

    private static final Pattern START =
            Pattern.compile("found character '(.)' that cannot start any token.*", Pattern.DOTALL);
    private static final Pattern OPEN = Pattern.compile("expected ',' or '(.)'.*", Pattern.DOTALL);

    private YamlMistakes() {}

    static SyntaxException explain(YamlEngineException e, SourcePlaces places) {
        if (!(e instanceof MarkedYamlEngineException marked)) {
            return new SyntaxException(
                    places.whole(), "this is not valid YAML: " + firstLine(e), "remove what is not text");
        }
        Place place = marked.getProblemMark()
                .or(marked::getContextMark)
                .map(mark -> place(mark, places))
                .orElseGet(places::whole);
        return explain(Objects.requireNonNullElse(marked.getProblem(), firstLine(e)), place);
    }

    private static SyntaxException explain(String words, Place place) {
        Matcher open = OPEN.matcher(words);
        if (open.matches()) {
            return new SyntaxException(
                    place, "a bracket is still open here", "write ',' or '" + open.group(1) + "' before");
        }
        if (words.contains("\\t")) {
            return new SyntaxException(place, "a tab cannot indent", "use spaces");
        }
        Matcher start = START.matcher(words);
        if (start.matches()) {
            String message = "a value cannot start with '" + start.group(1) + "'";
            return new SyntaxException(place, message, "put it in quotes");
        }
        if (words.startsWith("mapping values are not allowed")) {
            return new SyntaxException(
                    place,
                    "a ':' is not expected here",
                    "check the indentation, or put text that contains ': ' in quotes");
        }
        if (words.startsWith("could not find expected ':'")) {
            return new SyntaxException(place, "the line before is a key without a ':'", "write it as key: value");
        }
        if (words.startsWith("expected <block end>")) {
            return new SyntaxException(place, "this does not fit the lines above", "align it with its neighbours");
        }
        if (words.contains("unexpected end of stream")) {
            return new SyntaxException(place, "the text ends within quotes", "close them");
        }
        return new SyntaxException(place, "this is not valid YAML: " + words, "check the lines just above");
    }

    private static Place place(Mark mark, SourcePlaces places) {
        return places.at(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String firstLine(Exception e) {
        return e.getMessage().lines().findFirst().orElse("");
    }
}
