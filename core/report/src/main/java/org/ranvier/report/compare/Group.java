package org.ranvier.report.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.ranvier.api.data.Metric;
import org.ranvier.training.archive.RecordedRun;
import org.ranvier.training.archive.RunOverview.State;
import org.ranvier.training.statistics.Spread;
import org.ranvier.training.trial.SeriesFolder;

/**
 * Runs that differ in their seeds alone, or in the fold that is tested on.
 *
 * @param label what tells the group from the others: the folder of its seeds, or the settings in which it differs
 * @param differs the settings in which it differs from other groups; empty if in none
 * @param runs its runs in the order given
 */
record Group(String label, String differs, List<RecordedRun> runs) {

    /** So many settings stand in a label. */
    private static final int SHOWN = 4;

    /** What makes runs the same but for their seeds. */
    private record Key(Map<String, String> settings, List<String> plugins) {

        static Key of(RecordedRun run) {
            List<String> plugins = run.record().get("plugins") instanceof Map<?, ?> map
                    ? map.keySet().stream().map(Object::toString).sorted().toList()
                    : List.of();
            return new Key(Settings.of(run.experiment()), plugins);
        }
    }

    /** Groups runs, in the order in which the first of each group comes. */
    static List<Group> of(List<RecordedRun> runs) {
        Map<Key, List<RecordedRun>> byKey = new LinkedHashMap<>();
        runs.forEach(run ->
                byKey.computeIfAbsent(Key.of(run), key -> new ArrayList<>()).add(run));
        List<Map<String, String>> settings =
                byKey.keySet().stream().map(Key::settings).toList();
        boolean oneName =
                runs.stream().map(run -> run.overview().experiment()).distinct().count() == 1;
        List<Group> groups = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        byKey.forEach((key, members) -> {
            String differs = differing(key.settings(), settings);
            String name = members.getFirst().overview().experiment();
            String label =
                    folder(members, runs).orElse(differs.isEmpty() ? name : oneName ? differs : name + ": " + differs);
            String unique = label;
            for (int n = 2; taken.contains(unique); n++) {
                unique = label + " (" + n + ")";
            }
            taken.add(unique);
            groups.add(new Group(unique, differs, members));
        });
        return groups;
    }

    /** The folder of several seeds that the runs of a group, and no others, are from. */
    private static Optional<String> folder(List<RecordedRun> members, List<RecordedRun> all) {
        Path folder = folder(members.getFirst());
        boolean own = all.stream()
                .allMatch(run -> members.contains(run) == folder(run).equals(folder));
        return own && SeriesFolder.is(folder) ? Optional.of(folder.getFileName().toString()) : Optional.empty();
    }

    private static Path folder(RecordedRun run) {
        return run.folder().toAbsolutePath().normalize().getParent();
    }

    /** The settings in which a group differs from others. */
    private static String differing(Map<String, String> own, List<Map<String, String>> all) {
        List<String> differing = own.keySet().stream()
                .filter(key -> all.stream().anyMatch(other -> !own.get(key).equals(other.get(key))))
                .map(key -> key + "=" + own.get(key))
                .toList();
        return differing.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (differing.size() > SHOWN ? " and " + (differing.size() - SHOWN) + " more" : "");
    }

    /** Returns the metric that selects the best epoch. */
    Metric metric() {
        return runs.getFirst().selectedBy();
    }

    /** Returns the finished runs by seed and fold; of several with the same, which compute the same, the first. */
    Map<Draw, RecordedRun> byDraw() {
        Map<Draw, RecordedRun> finished = new TreeMap<>();
        for (RecordedRun run : runs) {
            if (run.overview().state() == State.FINISHED && !run.epochs().isEmpty()) {
                Draw.of(run).ifPresent(draw -> finished.putIfAbsent(draw, run));
            }
        }
        return finished;
    }

    /** Returns what statistics leave out, as a sentence; empty if they have all runs. */
    Optional<String> leftOut() {
        List<String> reasons = new ArrayList<>();
        long unfinished = runs.stream()
                .filter(run ->
                        run.overview().state() != State.FINISHED || run.epochs().isEmpty())
                .count();
        long again = runs.size() - unfinished - byDraw().size();
        if (unfinished > 0) {
            reasons.add(unfinished + (unfinished == 1 ? " run that has" : " runs that have") + " not finished");
        }
        if (again > 0) {
            reasons.add(again + (again == 1 ? " run" : " runs") + " with a seed that another run has already");
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of("Of '" + label + "', statistics leave out " + String.join(", and ", reasons) + ".");
    }

    /** Returns a figure of every finished run, in the order of seeds and folds. */
    Spread spread(ToDoubleFunction<RecordedRun> figure) {
        return Spread.of(byDraw().values().stream().mapToDouble(figure).toArray());
    }
}
