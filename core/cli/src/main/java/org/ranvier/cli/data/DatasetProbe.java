package org.ranvier.cli.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.api.data.Dataset.Description;
import org.ranvier.cli.terminal.Json;

/**
 * Description of a dataset opened with its default settings.
 *
 * @param dataset which one
 * @param description what it is, unless it could not be opened
 * @param splits how many examples each split has
 * @param problems why it could not be opened
 */
record DatasetProbe(
        Dataset dataset, Optional<Description> description, Map<String, Integer> splits, List<Problem> problems) {

    static DatasetProbe of(Dataset dataset, DataFolders folders) {
        try {
            return opened(dataset, folders);
        } catch (RanvierException e) {
            // A fault of its plugin too must not hide the other datasets.
            return failed(dataset, e.problems());
        }
    }

    private static DatasetProbe opened(Dataset dataset, DataFolders folders) {
        List<String> required = dataset.schema().settings().stream()
                .filter(Setting::required)
                .map(Setting::name)
                .toList();
        if (!required.isEmpty()) {
            return failed(
                    dataset,
                    List.of(Problem.usage(
                            "",
                            "it needs " + String.join(", ", required),
                            "set them in the experiment; see ranvier plugin info " + dataset.name())));
        }
        try (Dataset.Opened opened = dataset.open(Settings.defaults(dataset.schema()), folders)) {
            Map<String, Integer> splits = new LinkedHashMap<>();
            opened.splits().forEach((name, split) -> splits.put(name, split.size()));
            return new DatasetProbe(dataset, Optional.of(opened.describe()), splits, List.of());
        }
    }

    boolean isFound() {
        return description.isPresent();
    }

    /** Formats the sizes of the splits, such as {@code train 5000, test 1000}. */
    String splitText() {
        return splits.entrySet().stream()
                .map(split -> split.getKey() + " " + split.getValue())
                .collect(Collectors.joining(", "));
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", dataset.name());
        json.put("found", isFound());
        json.put("splits", splits);
        json.put("problems", problems.stream().map(Json::error).toList());
        description.ifPresent(it -> {
            json.put("title", it.title());
            json.put("shape", it.shape());
            json.put("classes", it.classes());
            json.put("channels", it.channels());
            json.put("licence", it.licence());
            json.put("source", it.source());
            json.put("sha256", it.sha256());
        });
        return json;
    }

    private static DatasetProbe failed(Dataset dataset, List<Problem> problems) {
        return new DatasetProbe(dataset, Optional.empty(), Map.of(), problems);
    }
}
