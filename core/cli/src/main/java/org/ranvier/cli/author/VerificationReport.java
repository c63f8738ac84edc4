package org.ranvier.cli.author;

import org.ranvier.api.ApiVersion;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Table;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.text.Printable;

/**
 * What people read of a verification, as it goes on.
 *
 * @param console where
 */
record VerificationReport(Console console) {

    private static final int MOST_LINES = 6;
    private static final int MOST_FAILURES = 3;

    void head(Plugin plugin) {
        line(plugin + " – " + plugin.descriptor().description());
    }

    void api(ApiUse use) {
        boolean ok = use.missing().isEmpty();
        line((ok ? "ok    " : "FAIL  ") + "uses " + use.types().size() + " types of the api " + ApiVersion.current()
                + (ok ? ", all of which are there" : ""));
        use.missing().forEach(name -> item(name + " is not in this version: build the plugin against it again"));
        use.mayChange().forEach((name, why) -> item("note: " + name + " " + why));
    }

    void tested(Tested tested) {
        String who = tested.component().isEmpty() ? "" : tested.component() + " (" + tested.contract() + "), ";
        String how = !tested.isOk()
                ? "FAIL  "
                : tested.passed() == 0 && !tested.skipped().isEmpty() ? "skip  " : "ok    ";
        line(how + who + tested.what() + ": " + tested.summary());
        tested.failed().entrySet().stream()
                .limit(MOST_FAILURES)
                .forEach(failure -> item(failure.getKey() + ": " + brief(failure.getValue())));
        if (tested.failed().size() > MOST_FAILURES) {
            item("and " + (tested.failed().size() - MOST_FAILURES) + " more, which --json tells of");
        }
        tested.skipped().forEach((reason, number) -> item("skipped " + number + ": " + brief(reason)));
    }

    void end(Plugin plugin, boolean ok) {
        line(ok ? plugin + " passes." : plugin + " does not pass.");
    }

    /** Long explanations, such as of networks, are whole with {@code --json}. */
    private static String brief(String reason) {
        return reason.lines()
                .limit(MOST_LINES)
                .reduce((a, b) -> a + " " + b.strip())
                .orElse("");
    }

    private void item(String text) {
        Table.wrap(Printable.of(text), console.width() - 8)
                .forEach(part -> console.text().println("        " + part));
    }

    private void line(String text) {
        console.text().println(Printable.of(text));
        console.text().flush();
    }
}
