package org.ranvier.report.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.ranvier.api.data.Metric;
import org.ranvier.report.curve.Chart;
import org.ranvier.report.html.Element;
import org.ranvier.report.html.Node;
import org.ranvier.report.html.Section;
import org.ranvier.report.html.Table;
import org.ranvier.report.run.TestFigures;
import org.ranvier.training.archive.RecordedRun;
import org.ranvier.training.metric.MetricText;
import org.ranvier.training.statistics.Spread;
import org.ranvier.training.trial.SpreadText;

/** The sections of a page that compares runs. */
public final class ComparisonPage {

    /** More curves than this cannot be told apart. */
    private static final int CURVES = 12;

    /** With more groups than this, each is tested against the first only. */
    private static final int ALL_PAIRS = 6;

    private final List<Group> groups;
    private final List<RecordedRun> runs;
    private final List<Chart> charts = new ArrayList<>();

    /** Groups runs. */
    public ComparisonPage(List<RecordedRun> runs) {
        this.runs = List.copyOf(runs);
        this.groups = Group.of(runs);
    }

    /** Returns the title: how many runs of what. */
    public String title() {
        Set<String> names = new LinkedHashSet<>();
        runs.forEach(run -> names.add(run.overview().experiment()));
        String what = names.size() <= 3 ? String.join(", ", names) : names.size() + " experiments";
        return what + ": " + runs.size() + " runs in " + groups.size() + (groups.size() == 1 ? " group" : " groups");
    }

    /** Returns what stands below the title. */
    public Node lead() {
        return Element.of(
                        "p",
                        "Runs that differ in nothing but their seeds and the folds that they are tested on make a group."
                                + " Figures are mean ± standard deviation over a group's finished runs; n is their number.")
                .with("class", "lead");
    }

    /** Returns the sections; the charts of {@link #charts} are numbered in their order. */
    public List<Section> sections() {
        return List.of(summary(), curves(), tests(), copies(), all());
    }

    /** Returns the charts that the sections refer to. */
    public List<Chart> charts() {
        return charts;
    }

    private Section summary() {
        Table table = Table.of(
                "Test figures by group, mean ± sd over seeds. Best-test is " + "selected on test, for comparison with"
                        + " papers that do the same.",
                "group",
                "n",
                TestFigures.AT_BEST_VALIDATION,
                TestFigures.AT_LAST_EPOCH,
                TestFigures.BEST_TEST,
                "spikes per neuron",
                "trained numbers");
        for (Group group : groups) {
            table = table.row(
                    group.label(),
                    Integer.toString(group.byDraw().size()),
                    text(group, RecordedRun::testAtBestValidation),
                    text(group, RecordedRun::testAtLastEpoch),
                    text(group, RecordedRun::bestTest),
                    plain(group.spread(run -> run.overview().spikesPerNeuron()), "%.2f"),
                    String.format(
                            Locale.ROOT,
                            "%,d",
                            group.runs().getFirst().overview().parameters()));
        }
        Section section = Section.of("groups", "Groups", table.node());
        for (Group group : groups) {
            if (!group.differs().isEmpty() && !group.label().contains(group.differs())) {
                section = section.and(Element.of("p", group.label() + ": " + group.differs()));
            }
            section = group.leftOut()
                    .map(s -> Element.of("p", s))
                    .map(section::and)
                    .orElse(section);
        }
        return section;
    }

    private Section curves() {
        String heading = "Learning curves";
        List<Group> shown = groups.stream()
                .filter(group -> !group.byDraw().isEmpty() && group.metric().equals(metric()))
                .toList();
        if (shown.isEmpty()) {
            return Section.leftOut("curves", heading, "no run has finished");
        }
        List<Node> notes = new ArrayList<>();
        if (shown.size() > CURVES) {
            notes.add(Element.of(
                    "p",
                    "Of " + shown.size() + " groups the " + CURVES + " with the best " + TestFigures.AT_BEST_VALIDATION
                            + " are drawn."));
            Comparator<Group> byFigure = Comparator.comparingDouble(
                    group -> group.spread(RecordedRun::testAtBestValidation).mean());
            boolean higher = metric().better() == Metric.Direction.HIGHER;
            shown = shown.stream()
                    .sorted(higher ? byFigure.reversed() : byFigure)
                    .limit(CURVES)
                    .toList();
        }
        if (groups.stream().anyMatch(group -> !group.metric().equals(metric()))) {
            notes.add(Element.of(
                    "p", "Groups whose best epoch is selected by another metric than " + metric() + " are not drawn."));
        }
        List<Group> drawn = shown;
        Set<Metric> metrics = new LinkedHashSet<>(List.of(metric(), Metric.LOSS));
        List<Node> figures = new ArrayList<>();
        for (Metric metric : metrics) {
            GroupCurves.of(drawn, metric).ifPresent(chart -> {
                figures.add(chart.figure(charts.size()));
                charts.add(chart);
            });
        }
        return Section.of("curves", heading, Element.of("div", figures).with("class", "grid"), Node.of(notes));
    }

    private Metric metric() {
        return groups.getFirst().metric();
    }

    private Section tests() {
        String heading = "Tests between groups";
        List<Comparison> comparisons = comparisons();
        if (comparisons.isEmpty()) {
            String why = groups.size() < 2
                    ? "there is one group only: its runs differ in nothing but their seeds"
                    : "a test needs two groups with a test figure and at least two finished runs each, that is, two"
                            + " seeds; train with more --seed";
            return Section.leftOut("tests", heading, why);
        }
        double[] holm = Comparison.holm(comparisons);
        Table table = Table.of(
                "Two-sided tests of " + TestFigures.AT_BEST_VALIDATION
                        + ". Groups that share seeds are compared seed by" + " seed; others as independent samples.",
                "groups",
                "n",
                "difference of means",
                "rank test",
                "p",
                "p, Holm",
                "p, paired t");
        for (int n = 0; n < comparisons.size(); n++) {
            Comparison c = comparisons.get(n);
            table = table.row(
                    c.first().label() + " − " + c.second().label(),
                    c.pairs() > 0 ? c.pairs() + " pairs" : c.counts()[0] + " and " + c.counts()[1],
                    MetricText.difference(c.first().metric(), c.difference()),
                    c.pairs() > 0 ? "Wilcoxon signed-rank" : "Mann–Whitney U",
                    PValue.text(c.rankTest()),
                    PValue.text(holm[n]),
                    PValue.text(c.tTest()));
        }
        return Section.of("tests", heading, table.node(), Element.of("p", caution(comparisons)));
    }

    private List<Comparison> comparisons() {
        List<Comparison> found = new ArrayList<>();
        for (int a = 0; a < groups.size(); a++) {
            for (int b = a + 1; b < groups.size() && (a == 0 || groups.size() <= ALL_PAIRS); b++) {
                Comparison.of(groups.get(a), groups.get(b), RecordedRun::testAtBestValidation)
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static String caution(List<Comparison> comparisons) {
        int least = comparisons.stream()
                .mapToInt(c -> c.pairs() > 0 ? c.pairs() : Math.min(c.counts()[0], c.counts()[1]))
                .min()
                .orElseThrow();
        String few = least < 6
                ? String.format(
                        Locale.ROOT,
                        " Few seeds prove little: with %d pairs the signed-rank test cannot give a p below %.3g, however"
                                + " large the difference.",
                        least,
                        Comparison.leastP(least))
                : "";
        return "A small p says that a difference is hardly chance, not that it matters; a large one does not say that there"
                + " is none. Holm's correction takes into account how many tests the table has." + few;
    }

    private Section copies() {
        List<List<String>> rows = groups.stream()
                .map(group -> List.of(
                        group.label(),
                        Integer.toString(group.byDraw().size()),
                        text(group, RecordedRun::testAtBestValidation),
                        text(group, RecordedRun::testAtLastEpoch),
                        text(group, RecordedRun::bestTest)))
                .toList();
        PaperTable table = new PaperTable(
                List.of("group", "n", TestFigures.AT_BEST_VALIDATION, TestFigures.AT_LAST_EPOCH, TestFigures.BEST_TEST),
                rows);
        return table.section();
    }

    private Section all() {
        Table table = Table.of(
                "Every run. Statistics take finished runs only.",
                "run",
                "group",
                "seed",
                "state",
                "epochs",
                TestFigures.AT_BEST_VALIDATION,
                TestFigures.AT_LAST_EPOCH,
                TestFigures.BEST_TEST);
        List<List<Node>> rows = new ArrayList<>();
        IntStream.range(0, groups.size()).forEach(g -> groups.get(g).runs().forEach(run -> rows.add(row(g, run))));
        return Section.of("runs", "Runs", new Table(table.caption(), table.head(), rows).node());
    }

    private List<Node> row(int group, RecordedRun run) {
        Metric metric = run.selectedBy();
        return List.of(
                Node.text(run.overview().run()),
                Node.text(groups.get(group).label()),
                Node.text(run.seed().map(seed -> Long.toString(seed)).orElse("–")),
                Node.text(run.overview().state().word()),
                Node.text(run.overview().epochs() + " of " + run.overview().epochsInAll()),
                Node.text(MetricText.of(metric, run.testAtBestValidation())),
                Node.text(MetricText.of(metric, run.testAtLastEpoch())),
                Node.text(MetricText.of(metric, run.bestTest())));
    }

    private static String text(Group group, ToDoubleFunction<RecordedRun> figure) {
        return SpreadText.of(group.metric(), group.spread(figure));
    }

    private static String plain(Spread spread, String format) {
        if (spread.count() == 0) {
            return MetricText.NONE;
        }
        String mean = String.format(Locale.ROOT, format, spread.mean());
        return spread.count() < 2 ? mean : mean + " ± " + String.format(Locale.ROOT, format, spread.sd());
    }
}
