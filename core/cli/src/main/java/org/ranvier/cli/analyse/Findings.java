package org.ranvier.cli.analyse;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ranvier.figures.Figure;

/**
 * What an analysis found, in the forms that people and programs take.
 *
 * @param json the object that {@code --json} prints
 * @param text the lines that people read
 * @param table the rows of a CSV file
 * @param figure draws the figure, once one is asked for
 */
public record Findings(Map<String, Object> json, List<String> text, CsvTable table, Supplier<Figure> figure) {}
