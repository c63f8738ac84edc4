package org.ranvier.cli.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.install.NewPlugin;
import org.ranvier.install.Offer;
import org.ranvier.install.PluginInstaller;
import org.ranvier.runtime.plugin.Pins;

/** Puts plugins where plugins are found, if they are from somebody who is trusted and can be used there. */
public final class PluginInstall implements Command {

    @Override
    public String name() {
        return "plugin install";
    }

    @Override
    public String summary() {
        return "Install a plugin from its jar, folder or zip, after checking whom it is from and what it needs";
    }

    @Override
    public String example() {
        return "ranvier plugin install backend-nd4j-0.1.0-linux-x86_64.zip";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("FILE");
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(InstallOptions.all());
        options.add(CommonOptions.value(InstallOptions.SHA256, "HEX", "The SHA-256 that the file must have"));
        return options;
    }

    @Override
    public Outcome run(Invocation invocation) {
        String given = invocation.arguments().getFirst();
        Path source = invocation.environment().folder().resolve(given);
        if (!Files.exists(source)) {
            throw new RanvierException(
                    Problem.usage(given, "there is no such file", "name the jar, folder or zip of a plugin"));
        }
        try (PluginInstaller installer = InstallOptions.installer(invocation, invocation.pluginTarget())) {
            Offer offer = Offer.of(source, given);
            installer.add(invocation
                    .value(InstallOptions.SHA256)
                    .map(hex -> offer.withSha256(InstallOptions.sha256(hex)))
                    .orElse(offer));
            return finish(installer, invocation);
        }
    }

    static Outcome finish(PluginInstaller installer, Invocation invocation) {
        List<NewPlugin> installed =
                installer.tryBeside(invocation.openPlugins(invocation.pluginFoldersWithTarget(), Pins.NONE));
        installer.finish();
        InstallReport.print(installed, invocation.console());
        return Outcome.success(InstallReport.json(installed));
    }
}
