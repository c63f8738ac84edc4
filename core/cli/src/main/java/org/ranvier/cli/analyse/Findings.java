package org.ranvier.cli.analyse;

import java.util.List;
import java.util.Map;

/**
 * What an analysis found, in the forms that people and programs take.
 *
 * @param json the object that {@code --json} prints
 * @param text the lines that people read
 * @param table the rows of a CSV file
 */
record Findings(Map<String, Object> json, List<String> text, CsvTable table) {}
