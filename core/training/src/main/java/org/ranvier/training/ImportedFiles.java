package org.ranvier.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.training.data.ImportedData;
import org.ranvier.training.pipeline.Pipeline;

/** Files that were imported stay what they were when they were looked through. */
final class ImportedFiles {

    private ImportedFiles() {}

    /**
     * Compares the files of a dataset with what their import has recorded, as far as they were imported.
     *
     * @throws RanvierException with every file that has changed since
     */
    static void check(Pipeline pipeline, DataFolders folders) {
        List<Problem> problems = new ArrayList<>();
        pipeline.data().sha256().forEach((path, now) -> {
            int slash = path.lastIndexOf('/');
            Optional<ImportedData> imported =
                    slash < 0 ? Optional.empty() : ImportedData.find(path.substring(0, slash), folders);
            String then = imported.map(data -> data.sha256().get(path.substring(slash + 1)))
                    .orElse(now);
            if (!now.equals(then)) {
                problems.add(Problem.data(
                        imported.orElseThrow()
                                .folder()
                                .resolve(path.substring(slash + 1))
                                .toString(),
                        "it has changed since it was imported: its checksum is " + now + ", and " + ImportedData.FILE
                                + " says " + then,
                        "restore it, or import it anew under another name: ranvier data import"));
            }
        });
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
    }
}
