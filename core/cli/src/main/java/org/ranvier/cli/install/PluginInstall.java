package org.ranvier.cli.install;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.install.Fetching;
import org.ranvier.install.NewPlugin;
import org.ranvier.install.Offer;
import org.ranvier.install.PluginInstaller;
import org.ranvier.install.index.Wish;
import org.ranvier.install.source.MavenArtifact;
import org.ranvier.install.source.Source;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Pins;
import org.ranvier.runtime.plugin.Plugin;

/** Puts plugins where plugins are found, if they are from somebody who is trusted and can be used there. */
public final class PluginInstall implements Command {

    private static final String REPOSITORY = "repository";
    private static final String NOTHING = "there is no such file";

    @Override
    public String name() {
        return "plugin install";
    }

    @Override
    public String summary() {
        return "Install plugins, after checking whom they are from and what they need: a jar, folder, zip or bundle, its address, GROUP:ARTIFACT:VERSION from a Maven repository, or ID[@VERSION] from an index";
    }

    @Override
    public String example() {
        return "ranvier plugin install backend-nd4j-0.1.0-linux-x86_64.zip";
    }

    @Override
    public Arguments arguments() {
        return new Arguments("PLUGIN…", 1, Integer.MAX_VALUE);
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(InstallOptions.all());
        options.add(CommonOptions.value(InstallOptions.SHA256, "HEX", "The SHA-256 that the file must have"));
        options.add(IndexOptions.index());
        options.add(CommonOptions.value(
                REPOSITORY,
                "URL",
                "Maven repository of GROUP:ARTIFACT:VERSION, on the web or here; Maven Central otherwise"));
        return options;
    }

    /** Its code runs for the first time here, before anybody knows whether it is any good. */
    @Override
    public boolean isIsolated() {
        return true;
    }

    @Override
    public Outcome run(Invocation invocation) throws InterruptedException {
        List<String> given = invocation.arguments();
        Optional<String> sha256 = invocation.value(InstallOptions.SHA256).map(InstallOptions::sha256);
        if (sha256.isPresent() && given.size() > 1) {
            throw new RanvierException(Problem.usage(
                    "--" + InstallOptions.SHA256, "it is that of one file", "install the others on their own"));
        }
        given.forEach(what -> requireSomething(what, invocation));
        return IndexOptions.run(invocation, source -> {
            PluginRuntime runtime = invocation.openPlugins(invocation.pluginFoldersWithTarget(), Pins.NONE);
            try (PluginInstaller installer = InstallOptions.installer(invocation, invocation.pluginTarget())) {
                offers(given, sha256, invocation, source, installer, runtime).forEach(installer::add);
                return finish(installer, runtime, invocation);
            }
        });
    }

    /** Tries what was added, installs it and tells of it. */
    static Outcome finish(PluginInstaller installer, PluginRuntime runtime, Invocation invocation) {
        List<NewPlugin> installed = installer.tryBeside(runtime);
        installer.finish(runtime, installed);
        if (installed.isEmpty()) {
            invocation.console().text().println("There was nothing to install; all of it is there already.");
        }
        InstallReport.print(installed, invocation.console());
        return Outcome.success(InstallReport.json(installed));
    }

    private static List<Offer> offers(
            List<String> given,
            Optional<String> sha256,
            Invocation invocation,
            Source source,
            PluginInstaller installer,
            PluginRuntime runtime) {
        Fetching fetching = new Fetching(source, installer::room, InstallOptions.limits(invocation));
        List<Offer> offers = new ArrayList<>();
        List<Wish> wishes = new ArrayList<>();
        for (String what : given) {
            Path file = file(what, invocation);
            if (Source.isAddress(what)) {
                offers.add(fetching.fetch(
                        Source.address(what, invocation.environment().folder()), sha256));
            } else if (isArtifact(what, file)) {
                offers.add(fetching.fetch(MavenArtifact.parse(what).orElseThrow(), repository(invocation), sha256));
            } else if (!Files.exists(file)) {
                wishes.add(Wish.parse(what));
            } else if (Fetching.isBundle(file)) {
                offers.addAll(fetching.unpack(file, what));
            } else {
                Offer offer = Offer.of(file, what);
                offers.add(sha256.map(offer::withSha256).orElse(offer));
            }
        }
        if (!wishes.isEmpty()) {
            IndexOptions.read(invocation, source)
                    .closure(
                            wishes,
                            runtime.plugins().stream().map(Plugin::descriptor).toList())
                    .forEach(listed -> offers.add(fetching.fetch(listed)));
        }
        return offers;
    }

    private static void requireSomething(String what, Invocation invocation) {
        Path file = file(what, invocation);
        if (Source.isAddress(what) || Files.exists(file) || isArtifact(what, file)) {
            return;
        }
        if (!Wish.isWish(what)) {
            throw new RanvierException(Problem.usage(what, NOTHING, "name the jar, folder or zip of a plugin"));
        }
        if (!IndexOptions.any(invocation)) {
            throw new RanvierException(Problem.usage(
                    what, NOTHING, "name the jar, folder or zip of a plugin, or an index that lists it: --index URL"));
        }
    }

    private static boolean isArtifact(String what, Path file) {
        return !Source.isAddress(what)
                && !Files.exists(file)
                && MavenArtifact.parse(what).isPresent();
    }

    private static URI repository(Invocation invocation) {
        return invocation
                .value(REPOSITORY)
                .map(text -> Source.folder(
                        Source.address(text, invocation.environment().folder())))
                .orElse(MavenArtifact.CENTRAL);
    }

    private static Path file(String what, Invocation invocation) {
        return Source.isAddress(what)
                ? Path.of("")
                : invocation.environment().folder().resolve(what);
    }
}
