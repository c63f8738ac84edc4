package org.ranvier.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.ExitCode;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.terminal.Console;
import org.ranvier.text.Printable;
import org.ranvier.training.archive.RunCheck;

/** Looks whether everything that experiments need is there. */
public final class Doctor implements Command {

    private static final String BUNDLE = "bundle";
    private static final String WEIGHTS = "with-weights";

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String summary() {
        return "Check this machine, the plugins, the backends and the data folders; or a run; or show who has a class";
    }

    @Override
    public String example() {
        return "ranvier doctor";
    }

    @Override
    public Arguments arguments() {
        return new Arguments("CLASS_OR_RUN", 0, 1);
    }

    @Override
    public List<Option> options() {
        return List.of(
                CommonOptions.plugins(),
                CommonOptions.data(),
                CommonOptions.value(
                        BUNDLE,
                        "FILE.zip",
                        "Pack what others need to look at a failure, without names, paths, data and weights"),
                CommonOptions.flag(WEIGHTS, "Put the checkpoints of the run into the bundle, too"));
    }

    @Override
    public Outcome run(Invocation invocation) {
        Optional<Path> run = invocation.arguments().stream()
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst();
        if (invocation.value(BUNDLE).isPresent()) {
            return bundle(Path.of(invocation.value(BUNDLE).get()), run, invocation);
        }
        if (invocation.has(WEIGHTS)) {
            throw new RanvierException(Problem.usage(
                    "--" + WEIGHTS, "there is no bundle to put them into", "write --" + BUNDLE + " FILE.zip"));
        }
        if (run.isPresent()) {
            return told(ofRun(run.get()), invocation.console());
        }
        if (!invocation.arguments().isEmpty()) {
            return ClassReport.show(
                    invocation.openPlugins(), invocation.arguments().getFirst(), invocation.console());
        }
        return told(ofMachine(invocation), invocation.console());
    }

    private static List<Finding> ofMachine(Invocation invocation) {
        List<Finding> findings =
                new ArrayList<>(MachineChecks.all(invocation.environment().folder()));
        findings.addAll(PlatformChecks.plugins(invocation));
        findings.addAll(PlatformChecks.data(invocation.dataFolders()));
        return findings;
    }

    private static List<Finding> ofRun(Path run) {
        return RunCheck.of(run).stream().map(Doctor::finding).toList();
    }

    private static Outcome bundle(Path file, Optional<Path> run, Invocation invocation) {
        if (!invocation.arguments().isEmpty() && run.isEmpty()) {
            throw new RanvierException(Problem.usage(
                    invocation.arguments().getFirst(),
                    "this is not a run directory",
                    "give a folder made by 'ranvier train'"));
        }
        List<Finding> findings = new ArrayList<>(run.map(Doctor::ofRun).orElse(List.of()));
        findings.addAll(ofMachine(invocation));
        Redaction redaction = Redaction.of(invocation.environment(), System.getProperties());
        List<String> names = new Bundle(run, findings, redaction).write(file, invocation.has(WEIGHTS));
        Console console = invocation.console();
        console.text().println("Wrote " + Printable.of(file.toString()) + ": " + String.join(", ", names) + ".");
        console.text()
                .println("Look through it before you send it: it is meant to have no names of persons, machines and"
                        + " folders in it, and cannot know them all.");
        return Outcome.success(Map.of("bundle", file.toString(), "files", names));
    }

    private static Finding finding(RunCheck check) {
        return check.problem()
                .map(problem -> Finding.fail(problem.kind(), check.file(), problem.message(), problem.remedy()))
                .orElseGet(() -> Finding.ok(check.file(), check.says()));
    }

    private static Outcome told(List<Finding> findings, Console console) {
        findings.forEach(finding -> print(finding, console));
        int exitCode = findings.stream()
                .filter(Finding::isFailure)
                .findFirst()
                .map(finding -> ExitCode.of(finding.kind()))
                .orElse(0);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ok", exitCode == 0);
        json.put("checks", findings.stream().map(Finding::json).toList());
        return new Outcome(exitCode, json);
    }

    private static void print(Finding finding, Console console) {
        String status = console.paint(
                String.format(Locale.ROOT, "%-4s", finding.status().word()),
                finding.status().colour());
        console.text().println(status + "  " + Printable.of(finding.subject() + ": " + finding.says()));
    }
}
