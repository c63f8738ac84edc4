package org.ranvier.cli.reproduce;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.analyse.Analyses;
import org.ranvier.cli.analyse.Findings;
import org.ranvier.cli.command.Invocation;
import org.ranvier.data.AtomicFile;
import org.ranvier.figures.Figure;
import org.ranvier.report.paper.PaperContent.Drawn;
import org.ranvier.report.paper.RowDrawings;
import org.ranvier.training.paper.PaperFigure;
import org.ranvier.training.paper.RowResult;

/**
 * Draws the figures of a paper into a folder.
 *
 * @param folder where figures go
 * @param quick whether rows were reduced to a quick look
 * @param results what came of the rows
 * @param invocation the call of the command
 */
record PaperDrawings(Path folder, boolean quick, List<RowResult> results, Invocation invocation) {

    private static final String RUN = "{run:";
    private static final String RUNS = "{runs:";

    /** Draws. A figure that cannot be drawn says why in its place. */
    Drawn draw(PaperFigure figure) {
        try {
            if (figure instanceof PaperFigure.Analysis analysis) {
                return analyse(analysis);
            }
            Optional<Figure> drawing = RowDrawings.of(figure, results, quick);
            drawing.ifPresent(it -> write(figure, it));
            return new Drawn(figure, drawing, List.of(), drawing.isPresent() ? "" : "none of its rows has finished");
        } catch (RanvierException e) {
            String reason = e.problems().stream()
                    .map(problem -> problem.message() + "; " + problem.remedy())
                    .collect(Collectors.joining(". "));
            return new Drawn(figure, Optional.empty(), List.of(), reason);
        }
    }

    private Drawn analyse(PaperFigure.Analysis analysis) {
        List<String> words = new ArrayList<>();
        for (String word : analysis.words()) {
            if (word.startsWith(RUNS) && word.endsWith("}")) {
                words.addAll(runs(word.substring(RUNS.length(), word.length() - 1)));
            } else if (word.startsWith(RUN) && word.endsWith("}")) {
                words.add(runs(word.substring(RUN.length(), word.length() - 1)).getFirst());
            } else {
                words.add(word);
            }
        }
        Findings findings = Analyses.find(words, invocation);
        Figure drawing = findings.figure().get();
        write(analysis, drawing);
        findings.table().write(folder.resolve(analysis.name() + ".csv"));
        return new Drawn(analysis, Optional.of(drawing), findings.text(), "");
    }

    private List<String> runs(String row) {
        List<String> runs = results.stream()
                .filter(result -> result.row().name().equals(row))
                .flatMap(result -> result.finished().stream())
                .map(result -> result.run().toString())
                .toList();
        if (runs.isEmpty()) {
            throw new RanvierException(
                    Problem.usage(row, "row " + row + " has no finished run", "run it without leaving it out"));
        }
        return runs;
    }

    private void write(PaperFigure figure, Figure drawing) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(folder.toString(), "it cannot be made", "check that it may be written"), e);
        }
        byte[] svg = drawing.svg().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(figure.name() + ".svg"), out -> out.write(svg));
    }
}
