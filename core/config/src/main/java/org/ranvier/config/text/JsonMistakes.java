package org.ranvier.config.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ranvier.config.tree.Place;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** One-sentence explanations of JSON syntax errors; the parser's own messages speak of tokens and its features. */
final class JsonMistakes {

    private static final Pattern CHARACTER = Pattern.compile("Unexpected character \\('(.)'.*", Pattern.DOTALL);
    private static final Pattern TOKEN =
            Pattern.compile("(?:Unrecognized|Non-standard) token '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern CLOSE =
            Pattern.compile("Unexpected close marker '(.)': expected '(.)'.*", Pattern.DOTALL);
    private static final Pattern DETAILS = Pattern.compile("\\s*[(\\[].*", Pattern.DOTALL);

    private JsonMistakes() {}

    static SyntaxException explain(JacksonException e, Place place) {
        String words = e.getOriginalMessage();
        if (e instanceof UnexpectedEndOfInputException) {
            return new SyntaxException(place, "the text ends too early", "close what is open: '{', '[' or a quotation");
        }
        if (e instanceof StreamConstraintsException && !words.contains("nesting depth")) {
            return new SyntaxException(
                    place,
                    "a single value has more letters than a number or a text may have",
                    "check it, and its quotes");
        }
        if (e instanceof StreamConstraintsException) {
            return new SyntaxException(place, "the text is nested too deeply", "check its brackets");
        }
        Matcher close = CLOSE.matcher(words);
        if (close.matches()) {
            String message = "'" + close.group(1) + "' is not expected here";
            return new SyntaxException(place, message, "write '" + close.group(2) + "' to close what is open");
        }
        Matcher token = TOKEN.matcher(words);
        if (token.matches()) {
            String message = "'" + token.group(1) + "' is not a JSON value";
            return new SyntaxException(place, message, "put text in double quotes");
        }
        Matcher character = CHARACTER.matcher(words);
        if (character.matches()) {
            String message = "'" + character.group(1) + "' is not expected here";
            return new SyntaxException(
                    place,
                    message,
                    words.contains("double-quote")
                            ? "put keys in double quotes, without a comma before the closing '}'"
                            : "check the commas, colons and quotes just before");
        }
        String brief = DETAILS.matcher(words).replaceAll("");
        return new SyntaxException(place, "this is not valid JSON: " + brief, "check the text just before");
    }
}
