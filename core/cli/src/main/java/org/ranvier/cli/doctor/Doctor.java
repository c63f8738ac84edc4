package org.ranvier.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.cli.Option;
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
        return List.of(CommonOptions.plugins(), CommonOptions.data());
    }

    @Override
    public Outcome run(Invocation invocation) {
        if (!invocation.arguments().isEmpty()
                && Files.isDirectory(Path.of(invocation.arguments().getFirst()))) {
            return told(
                    RunCheck.of(Path.of(invocation.arguments().getFirst())).stream()
                            .map(Doctor::finding)
                            .toList(),
                    invocation.console());
        }
        if (!invocation.arguments().isEmpty()) {
            return ClassReport.show(
                    invocation.openPlugins(), invocation.arguments().getFirst(), invocation.console());
        }
        List<Finding> findings =
                new ArrayList<>(MachineChecks.all(invocation.environment().folder()));
        findings.addAll(PlatformChecks.plugins(invocation));
        findings.addAll(PlatformChecks.data(invocation.dataFolders()));
        return told(findings, invocation.console());
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
