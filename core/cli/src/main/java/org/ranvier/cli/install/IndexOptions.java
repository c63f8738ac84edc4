package org.ranvier.cli.install;

import java.net.ProxySelector;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.process.Interrupted;
import org.ranvier.cli.process.Interruptible;
import org.ranvier.fetch.Patience;
import org.ranvier.fetch.Proxies;
import org.ranvier.fetch.Stopped;
import org.ranvier.fetch.WebFiles;
import org.ranvier.install.Indexes;
import org.ranvier.install.index.Catalogue;
import org.ranvier.install.source.Source;

/** Options of the commands that look into indexes, and what these need of the network. */
final class IndexOptions {

    private static final String INDEX = "index";
    private static final String VARIABLE = "RANVIER_INDEX";

    private IndexOptions() {}

    /** The option that names an index. */
    static Option index() {
        return CommonOptions.value(
                INDEX,
                "URL",
                "Folder with an index of plugins, on the web or here, instead of those in $" + VARIABLE
                        + ", separated by blanks (may be repeated)");
    }

    /** Whether there is an index to look into. */
    static boolean any(Invocation invocation) {
        return !addresses(invocation).isEmpty();
    }

    /** Reads the indexes that the person named. */
    static Catalogue read(Invocation invocation, Source source) {
        List<URI> addresses = addresses(invocation);
        if (addresses.isEmpty()) {
            throw new RanvierException(Problem.usage(
                    "", "no index of plugins is named", "name one with --" + INDEX + " URL or $" + VARIABLE));
        }
        return Indexes.read(addresses, source, InstallOptions.store(invocation), invocation.console()::note);
    }

    /** Does work that may fetch something, until it is done or the person interrupts it. */
    static Outcome run(Invocation invocation, Function<Source, Outcome> work) throws InterruptedException {
        Proxies proxies = new Proxies(invocation.environment().variables(), ProxySelector.getDefault());
        Optional<Outcome> outcome = Interruptible.run(
                stop -> {
                    try (WebFiles web = new WebFiles(Patience.USUAL, proxies, stop)) {
                        return Optional.of(work.apply(new Source(web)));
                    } catch (Stopped e) {
                        return Optional.<Outcome>empty();
                    }
                },
                done -> done.isPresent()
                        ? new Interrupted("interrupted when all was done", "")
                        : new Interrupted("interrupted; nothing was installed", "give the command again"));
        return outcome.orElseThrow();
    }

    private static List<URI> addresses(Invocation invocation) {
        List<String> given = invocation.values(INDEX);
        List<String> all = given.isEmpty()
                ? invocation.environment().variable(VARIABLE).stream()
                        .flatMap(text -> Arrays.stream(text.strip().split("\\s+")))
                        .toList()
                : given;
        return all.stream()
                .map(text -> Source.folder(
                        Source.address(text, invocation.environment().folder())))
                .toList();
    }
}
