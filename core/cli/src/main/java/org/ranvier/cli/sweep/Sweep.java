package org.ranvier.cli.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.isolation.Isolated;
import org.ranvier.cli.process.OwnProcess;
import org.ranvier.training.sweep.Launch;
import org.ranvier.training.trial.SeriesFolder;

/** Trains many settings of an experiment, several at once. */
public final class Sweep implements Command {

    private final OwnProcess program;

    /** @param program starts this program again */
    public Sweep(OwnProcess program) {
        this.program = program;
    }

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public String summary() {
        return "Train many settings of an experiment, several at once, here or on a cluster";
    }

    @Override
    public String example() {
        return "ranvier sweep yin-yang --grid training.optimizer.lr=0.003,0.03 --seeds 1..3";
    }

    @Override
    public Arguments arguments() {
        return new Arguments("SWEEP|EXPERIMENT", 0, 1);
    }

    @Override
    public List<Option> options() {
        return SweepOptions.all();
    }

    @Override
    public Outcome run(Invocation invocation) throws InterruptedException {
        Optional<Path> resumed = invocation.value(SweepOptions.RESUME).map(Path::of);
        if (resumed.isPresent() == !invocation.arguments().isEmpty()) {
            throw new RanvierException(Problem.usage(
                    "",
                    "'sweep' needs a sweep or an experiment, or a folder to go on with",
                    "write ranvier sweep SWEEP or --resume DIR"));
        }
        Optional<String> trial = invocation.value(Launch.TRIAL);
        if (trial.isPresent()) {
            Path folder = resumed.orElseThrow(() -> new RanvierException(
                    Problem.usage("--" + Launch.TRIAL, "trials are in a folder", "name it with --resume DIR")));
            return new Worker(invocation, SeriesFolder.of(folder)).run(trial.get());
        }
        LocalEngine local = LocalEngine.ofMachine(new Isolated(program, invocation.console()));
        SweepCommand command = new SweepCommand(invocation, program, local);
        return resumed.isPresent() ? command.resume(resumed.get()) : command.begin();
    }
}
