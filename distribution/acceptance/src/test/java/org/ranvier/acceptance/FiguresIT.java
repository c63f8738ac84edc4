package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Figures of simulations and of samples of runs. */
class FiguresIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"adlif-plus, simulate.svg", "coincidence, coincidence.svg"})
    void aFigureInTheDocumentsIsTheOneThatTheCommandBesideItDraws(String network, String figure) throws Exception {
        ranvier().run("simulate", network, "--figure", figure).requireSuccess();

        assertThat(directory.resolve(figure))
                .hasSameTextualContentAs(
                        Installation.sources().resolve("docs/images").resolve(figure));
    }

    @Test
    void aPngFileIsAsWideAsAColumnOfAPaper() throws Exception {
        ranvier()
                .run("simulate", "delgrad", "--figure", "f.png", "--figure-width", "column", "--figure-theme", "dark")
                .requireSuccess();

        byte[] png = Files.readAllBytes(directory.resolve("f.png"));
        assertThat(png).startsWith(0x89, 'P', 'N', 'G');
        int width = (png[18] & 0xff) << 8 | png[19] & 0xff;
        // 85 mm at 300 dots per inch.
        assertThat(width).isEqualTo(1004);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--figure=f.pdf | .svg or .png",
                "--figure=f.svg --figure-theme=dim | there is no theme 'dim'",
                "--figure=f.svg --figure-width=3 | 40 to 1000",
                "--figure-theme=dark | --figure figure.svg",
                "--sample=1 | give a run",
            })
    void whatCannotBeDrawnIsRefusedBeforeAnythingIsDone(String options, String says) throws Exception {
        List<String> words = new java.util.ArrayList<>(List.of("simulate", "leaky", "--out", "out.json"));
        words.addAll(List.of(options.split(" ")));

        assertThat(ranvier().run(words.toArray(String[]::new)).requireExit(2).stderr())
                .contains(says)
                .doesNotContain("\tat ");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aSampleOfARunIsAnsweredAsInItsEvaluation() throws Exception {
        ranvier()
                .run("train", "yin-yang", "--out", "run", "--set", "training.epochs=1", "--set", "data.limit=200")
                .requireSuccess();
        ranvier()
                .run("evaluate", "run", "--backend", "reference", "--predictions", "answers.csv")
                .requireSuccess();
        List<String> answers = Files.readAllLines(directory.resolve("answers.csv"));

        for (int sample : new int[] {0, 7}) {
            JsonNode json = ranvier()
                    .run("simulate", "run", "--sample", "" + sample, "--figure", "sample.svg", "--json")
                    .requireSuccess()
                    .lastJson();
            String[] answer = answers.get(1 + sample).split(",");
            assertThat(json.at("/predictions/0").asInt()).isEqualTo(Integer.parseInt(answer[2]));
            assertThat(Files.readString(directory.resolve("sample.svg")))
                    .contains("Sample " + sample + " of split 'test', class " + answer[1], "threshold", "time (ms)");
        }
        assertThat(ranvier()
                        .run("simulate", "run", "--sample", "100000")
                        .requireExit(2)
                        .stderr())
                .contains("give 0 to ");
        assertThat(ranvier()
                        .run("simulate", "run", "--input", "in.csv")
                        .requireExit(2)
                        .stderr())
                .contains("--sample");
        assertThat(ranvier()
                        .run("simulate", "run", "--gradients")
                        .requireExit(2)
                        .stderr())
                .contains("without gradients");
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
