package org.ranvier.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.report.RunFolders;
import org.ranvier.training.archive.RecordedRun;
import org.ranvier.training.statistics.Spread;
import org.ranvier.training.trial.SeriesFolder;

class ComparisonTest {

    @TempDir
    Path directory;

    @Test
    void runsThatDifferInTheirSeedsAloneAreAGroup() throws IOException {
        List<Group> groups = Group.of(
                List.of(run("dcls", 1, 0.9), run("fixed", 1, 0.8), run("dcls", 2, 0.92), run("dcls", 3, 0.94)));

        assertThat(groups)
                .extracting(Group::label)
                .containsExactly("network.hidden.delays.type=dcls", "network.hidden.delays.type=fixed");
        assertThat(groups.getFirst().byDraw().keySet()).extracting(Draw::seed).containsExactly(1L, 2L, 3L);
        Spread spread = groups.getFirst().spread(RecordedRun::testAtBestValidation);
        assertThat(spread.mean()).isCloseTo(0.92, within(1e-12));
        assertThat(spread.sd()).isCloseTo(0.02, within(1e-12));
    }

    @Test
    void theRunsOfAFolderOfSeedsAreCalledAfterIt() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("with-delays"));
        Files.writeString(folder.resolve(SeriesFolder.PLAN), "{}");
        List<RecordedRun> runs = List.of(
                RunFolders.make(folder.resolve("seed-1"), "dcls", 1, 3, 0.9),
                RunFolders.make(folder.resolve("seed-2"), "dcls", 2, 3, 0.9),
                run("fixed", 1, 0.8));

        assertThat(Group.of(runs))
                .extracting(Group::label, Group::differs)
                .containsExactly(
                        tuple("with-delays", "network.hidden.delays.type=dcls"),
                        tuple("network.hidden.delays.type=fixed", "network.hidden.delays.type=fixed"));
        // Two groups from one folder are not told apart by its name.
        List<RecordedRun> both =
                List.of(runs.getFirst(), runs.get(1), RunFolders.make(folder.resolve("seed-3"), "fixed", 3, 3, 0.9));
        assertThat(Group.of(both)).extracting(Group::label).doesNotContain("with-delays");
    }

    @Test
    void aSeedThatRanTwiceCountsOnce() throws IOException {
        Group group = Group.of(
                        List.of(run("dcls", 1, 0.9), RunFolders.make(directory.resolve("again"), "dcls", 1, 3, 0.9)))
                .getFirst();

        assertThat(group.byDraw()).hasSize(1);
        assertThat(group.leftOut())
                .hasValue("Of 'sounds', statistics leave out 1 run with a seed that another run has already.");
    }

    @Test
    void theFoldsOfACrossValidationAreAGroupToo() throws IOException {
        List<RecordedRun> runs = new ArrayList<>();
        for (String learner : List.of("dcls", "fixed")) {
            for (int fold = 1; fold <= 3; fold++) {
                Path folder = directory.resolve(learner + fold);
                RunFolders.make(folder, learner, 7, 3, 0.8 + 0.01 * fold);
                Files.writeString(
                        folder.resolve("experiment.yaml"),
                        "\ndata: {fold: {of: 3, number: " + fold + "}}\n",
                        StandardOpenOption.APPEND);
                runs.add(RecordedRun.of(folder));
            }
        }

        List<Group> groups = Group.of(runs);

        assertThat(groups).hasSize(2).allMatch(group -> group.byDraw().size() == 3);
        assertThat(Comparison.of(groups.getFirst(), groups.getLast(), RecordedRun::testAtBestValidation)
                        .orElseThrow()
                        .pairs())
                .isEqualTo(3);
    }

    /** Depression scores before and after, Hollander and Wolfe 1973, as R's help of wilcox.test has them: V = 40. */
    @Test
    void theSignedRankTestGivesThePThatRGives() throws IOException {
        double[] before = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
        double[] after = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};

        Comparison comparison = compare(before, after, 0);

        assertThat(comparison.pairs()).isEqualTo(9);
        assertThat(comparison.rankTest()).isCloseTo(0.0390625, within(1e-9));
    }

    /** Student's sleep data, as R's help of t.test has them: t = −4.0621, p = 0.002833. */
    @Test
    void thePairedTTestGivesThePThatRGives() throws IOException {
        double[] first = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
        double[] second = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

        Comparison comparison = compare(first, second, 0);

        assertThat(comparison.tTest()).isCloseTo(0.002833, within(1e-6));
        assertThat(comparison.difference()).isCloseTo(-1.58, within(1e-6));
    }

    @Test
    void groupsWithoutCommonSeedsAreIndependentSamples() throws IOException {
        Comparison comparison = compare(new double[] {0.1, 0.2, 0.3}, new double[] {0.4, 0.5, 0.6}, 100);

        assertThat(comparison.pairs()).isZero();
        // All of three are below all of three: 2 of the 20 orders are as extreme.
        assertThat(comparison.rankTest()).isCloseTo(0.1, within(1e-9));
        assertThat(comparison.tTest()).isNaN();
    }

    @Test
    void equalRunsHaveNoP() throws IOException {
        Comparison comparison = compare(new double[] {0.5, 0.6}, new double[] {0.5, 0.6}, 0);

        assertThat(comparison.difference()).isZero();
        assertThat(comparison.rankTest()).isNaN();
    }

    @Test
    void oneRunEachIsNoTest() throws IOException {
        List<Group> groups = Group.of(List.of(run("dcls", 1, 0.9), run("fixed", 1, 0.8)));

        assertThat(Comparison.of(groups.get(0), groups.get(1), RecordedRun::testAtBestValidation))
                .isEmpty();
    }

    @Test
    void holmMultipliesTheSmallestByTheNumberOfTests() {
        assertThat(Comparison.holm(List.of(withP(0.01), withP(0.04), withP(Double.NaN), withP(0.03))))
                .containsExactly(0.03, 0.06, Double.NaN, 0.06);
    }

    @Test
    void tablesForPapersAreEscaped() {
        PaperTable table = new PaperTable(List.of("group", "n_1"), List.of(List.of("a_b 50%|<x>", "1 ± 2")));

        assertThat(table.latex()).contains("a\\_b 50\\%|$<$x$>$ & 1 $\\pm$ 2 \\\\", "group & n\\_1 \\\\");
        assertThat(table.markdown()).contains("| a_b 50%\\|&lt;x> | 1 ± 2 |", "|---|---:|");
    }

    private static Comparison withP(double p) {
        return new Comparison(null, null, 3, new int[] {3, 3}, 0, p, Double.NaN);
    }

    private Comparison compare(double[] first, double[] second, int seedsApart) throws IOException {
        List<RecordedRun> runs = new ArrayList<>();
        for (int n = 0; n < first.length; n++) {
            runs.add(run("dcls", n, first[n]));
        }
        for (int n = 0; n < second.length; n++) {
            runs.add(run("fixed", n + seedsApart, second[n]));
        }
        List<Group> groups = Group.of(runs);
        return Comparison.of(groups.get(0), groups.get(1), RecordedRun::testAtLastEpoch)
                .orElseThrow();
    }

    private RecordedRun run(String learner, long seed, double test) throws IOException {
        return RunFolders.make(directory.resolve(learner + seed), learner, seed, 1, test);
    }
}
