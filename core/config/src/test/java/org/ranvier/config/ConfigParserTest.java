package org.ranvier.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ranvier.config.Texts.problemsOf;
import static org.ranvier.config.Texts.value;
import static org.ranvier.config.Texts.yaml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Numbers;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.Sequence;

class ConfigParserTest {

    @TempDir
    Path folder;

    @Test
    void everyNodeKnowsItsPlace() {
        Mapping root = yaml("""
                # a comment: ü, 😀
                name: first
                network:
                  - {neurons: 30}
                  - neurons: 3
                """);
        Sequence network = (Sequence) root.get("network").orElseThrow();
        Mapping second = (Mapping) network.items().get(1);

        assertThat(root.get("name").orElseThrow().place()).hasToString("e.yaml:2:7");
        assertThat(root.entries().get("network").keyPlace()).hasToString("e.yaml:3:1");
        assertThat(network.items().getFirst().place()).hasToString("e.yaml:4:5");
        assertThat(second.get("neurons").orElseThrow().place()).hasToString("e.yaml:5:14");
    }

    @Test
    void jsonKnowsItsPlacesToo() {
        Mapping root = (Mapping) ConfigParser.parse("e.json", "{\n  \"é\": 1, \"b\": [true, null]\n}");

        assertThat(root.get("é").orElseThrow().place()).hasToString("e.json:2:8");
        assertThat(root.entries().get("b").keyPlace()).hasToString("e.json:2:11");
        assertThat(root.get("b").orElseThrow()).isInstanceOf(Sequence.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "+1, 1",
        "-0x1, -0x1",
        "0x1F, 31",
        "0o17, 15",
        "017, 17",
        "9223372036854775807, 9223372036854775807",
        "True, true",
        "false, false",
        "yes, yes",
        "off, off",
        "1_000, 1_000",
        "2026-01-01, 2026-01-01",
        "'\"5\"', 5",
        "1.2.3, 1.2.3",
        "~, null",
        "null, null"
    })
    void wordsMeanWhatYamlSays(String written, String meaning) {
        Object parsed = ((Scalar) value(written)).value();
        assertThat(String.valueOf(parsed)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5",
        ".5, 0.5",
        "1e-3, 0.001",
        "1E5, 1e5",
        "-1., -1",
        ".inf, Infinity",
        "-.INF, -Infinity",
        ".nan, NaN",
        "18446744073709551616, 18446744073709551616"
    })
    void numbersAreReadInEveryForm(String written, double number) {
        assertThat(((Scalar) value(written)).value()).isEqualTo(number);
    }

    @Test
    void quotedWordsAndEmptyTextsStayTexts() {
        assertThat(((Scalar) value("'1e-3'")).value()).isEqualTo("1e-3");
        assertThat(((Scalar) value("''")).value()).isEqualTo("");
        assertThat(value("")).matches(ConfigNode::isNull);
    }

    @Test
    void numbersAreCompactAndRowsAre() {
        assertThat(value("[1, 0.5]"))
                .isInstanceOfSatisfying(
                        Numbers.class, numbers -> assertThat(numbers.values()).containsExactly(1, 0.5));
        assertThat(value("[[1, 2], [3]]"))
                .isInstanceOfSatisfying(
                        Sequence.class, rows -> assertThat(rows.items()).hasOnlyElementsOfType(Numbers.class));
    }

    @Test
    void aListThatTurnsOutMixedLosesNothing() {
        Sequence mixed = (Sequence) value("[1, 0.5, x, 2]");
        assertThat(mixed.items()).map(item -> ((Scalar) item).value()).containsExactly(1L, 0.5, "x", 2L);
    }

    @Test
    void whatDoubleCannotHoldStaysWhole() {
        Sequence seeds = (Sequence) value("[9007199254740993, 1]");
        assertThat(((Scalar) seeds.items().getFirst()).value()).isEqualTo(9007199254740993L);
    }

    @Test
    void anchorsRepeatWithTheFirstPlace() {
        Mapping root = yaml("a: &lif {type: lif}\nb: *lif\n");
        assertThat(root.get("b")).isEqualTo(root.get("a"));
        assertThat(problemsOf("e.yaml", "a: *lif"))
                .containsExactly(
                        "e.yaml:1:4: '*lif' repeats something that has no name yet; put &lif before it, further up.");
        assertThat(problemsOf("e.yaml", "a: &x [*x]"))
                .singleElement()
                .asString()
                .contains("no name yet");
    }

    @Test
    void allDuplicateKeysAreReported() {
        assertThat(problemsOf("e.yaml", "a: 1\nb: {c: 1, c: 2}\na: 3\n"))
                .containsExactly(
                        "e.yaml:2:11: 'c' is given twice, first in line 2; keep one of them.",
                        "e.yaml:3:1: 'a' is given twice, first in line 1; keep one of them.");
        assertThat(problemsOf("e.json", "{\"a\": 1, \"a\": 2}"))
                .containsExactly("e.json:1:10: 'a' is given twice, first in line 1; keep one of them.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: b: c | e.yaml:1:5: a ':' is not expected here; check the indentation, or put text that contains ': ' in quotes.",
                "a: [1, 2⏎b: 3 | e.yaml:2:2: a bracket is still open here; write ',' or ']' before.",
                "a: {b: 1⏎c: 3 | e.yaml:2:2: a bracket is still open here; write ',' or '}' before.",
                "a:⏎\tb: 1 | e.yaml:2:1: a tab cannot indent; use spaces.",
                "a: @x | e.yaml:1:4: a value cannot start with '@'; put it in quotes.",
                "- a⏎b: 1 | e.yaml:2:1: this does not fit the lines above; align it with its neighbours.",
                "a: 1⏎b⏎c: 1 | e.yaml:3:1: the line before is a key without a ':'; write it as key: value.",
                "a: 'x | e.yaml:1:6: the text ends within quotes; close them.",
                "a: 1⏎---⏎b: 1 | e.yaml:2:1: a second document starts here; keep one document, without '---' within.",
                "? [a]⏎: b | e.yaml:1:3: a key must be a word; write it as key: value.",
                "a: !!str 5 | e.yaml:1:4: the tag 'tag:yaml.org,2002:str' has no meaning here; remove it.",
                "a: 1e999 | e.yaml:1:4: 1e999 is too large for a number; give one below 1.7e308."
            })
    void mistakesOfYamlAreOneSentence(String text, String problem) {
        assertThat(problemsOf("e.yaml", text.replace('⏎', '\n'))).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": [1,2} | e.json:1:11: '}' is not expected here; write ']' to close what is open.",
                "{\"a\": 1 | e.json:1:8: the text ends too early; close what is open: '{', '[' or a quotation.",
                "{a: 1} | e.json:1:2: 'a' is not expected here; put keys in double quotes, without a comma before the closing '}'.",
                "{\"a\": tru} | e.json:1:7: 'tru' is not a JSON value; put text in double quotes.",
                "{\"a\": NaN} | e.json:1:10: 'NaN' is not a JSON value; put text in double quotes.",
                "{\"a\": 01} | e.json:1:8: this is not valid JSON: Invalid numeric value: Leading zeroes not allowed; check the text just before.",
                "{\"a\": 1 \"b\"} | e.json:1:9: '\"' is not expected here; check the commas, colons and quotes just before.",
                "{\"a\": 1} {} | e.json:1:10: something follows after the end of the JSON value; remove it.",
                "{\"a\": -1e999} | e.json:1:7: -1e999 is too large for a number; give one below 1.7e308."
            })
    void mistakesOfJsonAreOneSentence(String text, String problem) {
        assertThat(problemsOf("e.json", text)).containsExactly(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "# only a comment\n", "---\n"})
    void nothingIsSaidToBeEmpty(String text) {
        assertThat(problemsOf("e.yaml", text))
                .containsExactly("e.yaml: it is empty; write keys and values, such as name: first.");
    }

    @Test
    void nestingWithoutEndIsAProblemAndNotACrash() {
        assertThat(problemsOf("e.yaml", "[".repeat(100_000)))
                .singleElement()
                .asString()
                .contains("nested too deeply");
        assertThat(problemsOf("e.json", "[".repeat(100_000)))
                .singleElement()
                .asString()
                .contains("nested too deeply");
    }

    @Test
    void theFormatFollowsTheNameAndElseTheContent() {
        assertThat(problemsOf("e.json", "{a: 1}")).isNotEmpty();
        assertThat(ConfigParser.parse("network", "{\"a\": .5e0}".replace(".5", "0.5")))
                .isInstanceOf(Mapping.class);
        assertThat(problemsOf("network", "{\"a\": tru, }"))
                .singleElement()
                .asString()
                .contains("not a JSON value");
        assertThat(ConfigParser.parse("e.yml", "{\"a\": tru, }")).isInstanceOf(Mapping.class);
    }

    @Test
    void filesThatCannotBeReadSayWhy() throws IOException {
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> ConfigParser.read(missing))
                .hasMessage(missing + ": there is no such file; check the name and the current folder.");
        assertThatThrownBy(() -> ConfigParser.read(folder))
                .hasMessage(folder + ": it is a folder, not a file; name a file in it.");
        Path latin = Files.write(folder.resolve("latin.yaml"), "a: ü".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ConfigParser.read(latin))
                .hasMessage(latin + ": it is not text in UTF-8; save it as UTF-8.");
        Path list = Files.writeString(folder.resolve("list.yaml"), "- a\n");
        assertThatThrownBy(() -> ConfigParser.read(list)).hasMessageContaining(":1:1: the file holds a list of 1");
        Path bell = Files.writeString(folder.resolve("bell.yaml"), "a: \u0007\n");
        assertThatThrownBy(() -> ConfigParser.read(bell)).hasMessageContaining("this is not valid YAML");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws IOException {
        Path file = Files.writeString(folder.resolve("bom.yaml"), "\uFEFFa: 1\n");
        assertThat(ConfigParser.read(file).keys()).containsExactly("a");
    }

    @Test
    void aMatrixOfWeightsIsReadAsRowsOfNumbers() {
        String row = "[" + "0.123456789,".repeat(799) + "1]";
        String text = "{\"weights\": [" + (row + ",").repeat(783) + row + "]}";
        Sequence rows = (Sequence)
                ((Mapping) ConfigParser.parse("w.json", text)).get("weights").orElseThrow();

        assertThat(rows.items()).hasSize(784).hasOnlyElementsOfType(Numbers.class);
        assertThat(((Numbers) rows.items().get(783)).values()).hasSize(800).endsWith(0.123456789, 1);
    }

    /** Ten lines of ten repetitions each are ten thousand million words. */
    @Test
    void whatRepeatsItselfBeyondAllMeasureIsRefusedBeforeItIsUnfolded() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int n = 1; n < 10; n++) {
            bomb.append("a" + n + ": &a" + n + " [" + ("*a" + (n - 1) + ", ").repeat(9) + "*a" + (n - 1) + "]\n");
        }

        assertThat(problemsOf("e.yaml", bomb.toString()))
                .singleElement()
                .asString()
                .contains("what is repeated by '*' stands for more than 1000000 values");
    }

    @Test
    void usefulRepetitionsAreTaken() {
        Mapping root = yaml("a: &a {x: 1, y: [1, 2]}\nb: [" + "*a, ".repeat(999) + "*a]\n");

        assertThat(((Sequence) root.get("b").orElseThrow()).items()).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"e.yaml", "e.json"})
    void aValueOfAMillionLettersIsRefusedWhereItStands(String source) {
        for (String value : new String[] {"9".repeat(1_000_000), "\"" + "a".repeat(1_000_000) + "\""}) {
            assertThat(problemsOf(source, "{\"x\": 1,\n \"y\": " + value + "}"))
                    .singleElement()
                    .asString()
                    .startsWith(source + ":2:")
                    .contains("a single value has ")
                    .hasSizeLessThan(300);
        }
    }

    /** The parser takes minutes and gigabytes for a word of three million letters. */
    @Test
    void aWordWithoutQuotesIsLookedAtBeforeItIsParsed() {
        assertThat(problemsOf("e.yaml", "x: 1\ny: " + "a,b".repeat(1_000_000)))
                .containsExactly("e.yaml:2:1: a single value has more than 65536 letters;"
                        + " look whether a bracket, a comma or a quotation mark is missing.");
    }

    @Test
    void manyShortWordsOnOneLineAreTaken() {
        Mapping root = yaml("x: 1\ny: [" + "1.5,".repeat(200_000) + "2]\n");

        assertThat(((Numbers) root.get("y").orElseThrow()).values()).hasSize(200_001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"e.yaml", "e.json"})
    void aWholeNumberBeyondAllNumbersIsRefusedToo(String source) {
        for (int digits : new int[] {310, 500, 900}) {
            assertThat(problemsOf(source, "{\"x\": " + "9".repeat(digits) + "}"))
                    .containsExactly(
                            source + ":1:7: a number of " + digits + " digits is too large; give one below 1.7e308.");
        }
    }

    /** A device gives zeros for ever. */
    @Test
    @org.junit.jupiter.api.condition.EnabledOnOs(org.junit.jupiter.api.condition.OS.LINUX)
    void whatNeverEndsIsLeftOff() {
        assertThatThrownBy(() -> ConfigParser.read(Path.of("/dev/zero")))
                .hasMessageContaining("/dev/zero: it has more than 64 MiB");
    }
}
