package org.ranvier.training.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.training.trial.Trial;

class PaperReaderTest {

    private static final String TWO = """
            title: A paper
            seeds: 3
            quick: {seeds: 2, changes: [training.epochs=1]}
            rows:
              - name: "{kind}-{size}"
                label: "{size} neurons, {kind}"
                group: "{kind}"
                each: {kind: [small, wide], size: [5, 0.5]}
                experiment: some
                changes: ["network.hidden.neurons={size}", "backend={type: x}"]
                quick: [data.limit=10]
              - name: last
                experiment: some
                seeds: 1
                published: {test: 86.23, sd: 0.1, where: table 1, selected_on: test}
            """;

    @TempDir
    Path directory;

    @Test
    void aRowStandsForEveryCombinationOfItsValues() throws IOException {
        Paper paper = read(TWO);
        assertThat(paper.name()).isEqualTo("paper");
        assertThat(paper.rows())
                .extracting(PaperRow::name)
                .containsExactly("small-5", "small-0.5", "wide-5", "wide-0.5", "last");
        PaperRow row = paper.rows().get(1);
        assertThat(row.label()).isEqualTo("0.5 neurons, small");
        assertThat(row.group()).isEqualTo("small");
        assertThat(row.values()).containsEntry("size", "0.5").containsEntry("kind", "small");
        assertThat(row.changes(false)).containsExactly("network.hidden.neurons=0.5", "backend={type: x}");
    }

    @Test
    void aQuickLookHasMoreChangesAndFewerSeeds() throws IOException {
        Paper paper = read(TWO);
        PaperRow row = paper.rows().getFirst();
        assertThat(row.changes(true))
                .containsExactly("network.hidden.neurons=5", "backend={type: x}", "training.epochs=1", "data.limit=10");
        assertThat(row.trials(false)).extracting(Trial::name).containsExactly("seed-1", "seed-2", "seed-3");
        assertThat(row.trials(true)).hasSize(2);
        assertThat(paper.rows().getLast().trials(true))
                .as("never more than the row has")
                .hasSize(1);
    }

    @Test
    void aPublishedValueIsPrintedAsThePaperPrintsIt() throws IOException {
        PublishedValue value = read(TWO).rows().getLast().published().orElseThrow();
        assertThat(value.text()).isEqualTo("86.23 ± 0.1 %");
        assertThat(value.selectedOnTest()).isTrue();
        assertThat(new PublishedValue(98.0, Double.NaN, "", false).text()).isEqualTo("98.0 %");
    }

    @Test
    void figuresNameRowsByTheirBeginnings() throws IOException {
        Paper paper = read(TWO + """
                figures:
                  - {name: f, title: F, type: against, x: parameters, scale: log, rows: ["wide-*", last]}
                  - {name: all, title: All, type: curves}
                  - {name: a, title: A, type: analysis, analyse: [moved, "{run:last}", "--against={runs:wide-5}"]}
                """);
        assertThat(paper.figures().get(0).rows()).containsExactly("wide-5", "wide-0.5", "last");
        assertThat(paper.figures().get(1).rows()).hasSize(5);
        assertThat(paper.figures().get(2).rows()).containsExactly("last", "wide-5");
        assertThat(((PaperFigure.Curves) paper.figures().get(1)).splits()).containsExactly("train", "validation");
    }

    @Test
    void someRowsTakeTheirFiguresAndComparisonsAlong() throws IOException {
        Paper paper = read(TWO + """
                figures:
                  - {name: f, title: F, rows: ["wide-*"]}
                  - {name: g, title: G, rows: [last]}
                comparisons: [{first: wide-5, second: wide-0.5}, {first: wide-5, second: last}]
                """);
        Paper some = paper.of(List.of("wide-*"));
        assertThat(some.rows()).extracting(PaperRow::name).containsExactly("wide-5", "wide-0.5");
        assertThat(some.figures()).extracting(PaperFigure::name).containsExactly("f");
        assertThat(some.comparisons()).containsExactly(new Paper.Pair("wide-5", "wide-0.5"));
        assertThatThrownBy(() -> paper.of(List.of("wide5")))
                .hasMessageContaining("no row 'wide5'")
                .hasMessageContaining("did you mean 'wide-5'?");
    }

    @Test
    void everyMistakeIsToldAtOnceWithItsPlace() {
        RanvierException refused = catchThrowableOfType(RanvierException.class, () -> read("""
                title: A paper
                rows:
                  - {name: one, experiment: e, seed: 3}
                  - {name: one, experiment: e}
                  - {name: a/b, experiment: e}
                figures:
                  - {name: f, title: F, type: lines}
                  - {name: g, title: G, rows: [ones]}
                  - {name: h, title: H, type: curves, splits: [tests]}
                comparisons: [{first: one, second: tow}]
                """));
        assertThat(refused.problems())
                .extracting(Problem::message)
                .anyMatch(text -> text.contains("'seed'"))
                .anyMatch(text -> text.contains("two rows are called 'one'"))
                .anyMatch(text -> text.contains("'a/b'"))
                .anyMatch(text -> text.contains("lines"))
                .anyMatch(text -> text.contains("no row 'ones'"))
                .anyMatch(text -> text.contains("no split 'tests'"))
                .anyMatch(text -> text.contains("no row 'tow'"));
        assertThat(refused.problems()).extracting(Problem::where).allMatch(where -> where.contains("paper.yaml:"));
    }

    private Paper read(String text) throws IOException {
        return PaperReader.read(Files.writeString(directory.resolve("paper.yaml"), text));
    }
}
