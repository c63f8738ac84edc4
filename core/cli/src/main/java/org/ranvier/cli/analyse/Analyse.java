package org.ranvier.cli.analyse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;

/** A command that finds something out and shows it in several forms. */
abstract class Analyse implements Command {

    private static final String OUT = "out";

    /** The word after {@code analyse}. */
    abstract String analysis();

    /** Returns the options of this analysis alone. */
    abstract List<Option> own();

    /** Finds it out. */
    abstract Findings find(Invocation invocation);

    @Override
    public final String name() {
        return "analyse " + analysis();
    }

    @Override
    public final List<Option> options() {
        List<Option> options = new ArrayList<>(own());
        options.add(CommonOptions.value(OUT, "FILE", "Write what was found to a .csv file, one observation a row"));
        options.add(CommonOptions.value(FigureFile.OPTION, "FILE", "Draw what was found in a .svg file"));
        options.add(CommonOptions.plugins());
        return options;
    }

    @Override
    public final Outcome run(Invocation invocation) {
        Optional<Path> out = invocation.value(OUT).map(CsvTable::checked);
        Optional<FigureFile> figure = invocation.value(FigureFile.OPTION).map(FigureFile::of);
        Findings findings = find(invocation);
        findings.text().forEach(invocation.console().text()::println);
        out.ifPresent(file -> {
            findings.table().write(file);
            invocation.console().text().println("The table is in " + file);
        });
        figure.ifPresent(file -> {
            file.write(findings.figure().get());
            invocation.console().text().println("The figure is in " + file.path());
        });
        return Outcome.success(findings.json());
    }
}
