package org.ranvier.cli;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.cli.analyse.Analyses;
import org.ranvier.cli.author.PluginNew;
import org.ranvier.cli.author.PluginRepository;
import org.ranvier.cli.author.PluginVerify;
import org.ranvier.cli.bench.Bench;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommandTable;
import org.ranvier.cli.dashboard.DashboardCommand;
import org.ranvier.cli.data.DataGet;
import org.ranvier.cli.data.DataImport;
import org.ranvier.cli.data.DataInfo;
import org.ranvier.cli.data.DataList;
import org.ranvier.cli.doctor.Doctor;
import org.ranvier.cli.exchange.Export;
import org.ranvier.cli.exchange.Import;
import org.ranvier.cli.experiment.Evaluate;
import org.ranvier.cli.experiment.Explain;
import org.ranvier.cli.experiment.Report;
import org.ranvier.cli.experiment.Runs;
import org.ranvier.cli.experiment.Simulate;
import org.ranvier.cli.experiment.Train;
import org.ranvier.cli.hardware.HardwareMeasure;
import org.ranvier.cli.hardware.HardwarePlace;
import org.ranvier.cli.hardware.HardwareServe;
import org.ranvier.cli.help.Completion;
import org.ranvier.cli.help.Man;
import org.ranvier.cli.install.PluginBundle;
import org.ranvier.cli.install.PluginIndexCommand;
import org.ranvier.cli.install.PluginInstall;
import org.ranvier.cli.install.PluginKey;
import org.ranvier.cli.install.PluginRemove;
import org.ranvier.cli.install.PluginRollback;
import org.ranvier.cli.install.PluginSearch;
import org.ranvier.cli.install.PluginSign;
import org.ranvier.cli.install.PluginTrust;
import org.ranvier.cli.install.PluginUpdate;
import org.ranvier.cli.plugin.PluginInfo;
import org.ranvier.cli.plugin.PluginList;
import org.ranvier.cli.process.OwnProcess;
import org.ranvier.cli.reproduce.Reproduce;
import org.ranvier.cli.runs.RunsCompare;
import org.ranvier.cli.runs.RunsDiff;
import org.ranvier.cli.sample.DataShow;
import org.ranvier.cli.sweep.Sweep;

/** The commands of the program. To add one, write a {@link Command} and list it here. */
final class Commands {

    private Commands() {}

    /** Returns all commands, in the order in which help lists them. */
    static CommandTable all() {
        List<Command> commands = new ArrayList<>(List.of(
                new Train(),
                new Sweep(new OwnProcess(Main.class)),
                new Evaluate(),
                new Runs(),
                new RunsDiff(),
                new RunsCompare(),
                new Report(),
                new DashboardCommand(),
                new Reproduce()));
        commands.addAll(Analyses.commands());
        commands.addAll(List.of(
                new Simulate(),
                new Explain(),
                new Export(),
                new Import(),
                new Bench(new OwnProcess(Main.class)),
                new PluginList(),
                new PluginInfo(),
                new PluginInstall(),
                new PluginRemove(),
                new PluginNew(),
                new PluginVerify(),
                new PluginRepository(),
                new PluginSearch(),
                new PluginUpdate(),
                new PluginRollback(),
                new PluginBundle(),
                new PluginIndexCommand(),
                new PluginKey(),
                new PluginSign(),
                new PluginTrust(),
                new DataList(),
                new DataInfo(),
                new DataGet(),
                new DataImport(),
                new DataShow(),
                new HardwarePlace(),
                new HardwareMeasure(),
                new HardwareServe(),
                new Doctor()));
        // These know every command, themselves included.
        commands.add(new Completion(() -> new CommandTable(commands)));
        commands.add(new Man(() -> new CommandTable(commands)));
        return new CommandTable(commands);
    }
}
