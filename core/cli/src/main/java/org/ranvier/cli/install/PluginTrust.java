package org.ranvier.cli.install;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Table;
import org.ranvier.install.sign.KeyFile;
import org.ranvier.install.trust.Pin;
import org.ranvier.install.trust.TrustStore;
import org.ranvier.text.Nearest;

/** Shows and changes whose plugins a person installs. */
public final class PluginTrust implements Command {

    private static final String FOR = "for";
    private static final String REMOVE = "remove";
    private static final String SUBJECT = "\\*|[a-z0-9]+(-[a-z0-9]+)*|[a-z]+:\\S+";

    @Override
    public String name() {
        return "plugin trust";
    }

    @Override
    public String summary() {
        return "List the keys of publishers that you trust, add one, or remove one";
    }

    @Override
    public String example() {
        return "ranvier plugin trust jane.pub --for demo";
    }

    @Override
    public Arguments arguments() {
        return new Arguments("[KEY]", 0, 1);
    }

    @Override
    public List<Option> options() {
        return List.of(
                CommonOptions.value(
                        FOR,
                        "ID",
                        "Plugin or address of an index that KEY, a .pub file or a fingerprint, is trusted for; any plugin that no other key is trusted for otherwise"),
                CommonOptions.value(REMOVE, "ID", "Remove the keys of this plugin, or the key of this fingerprint"));
    }

    @Override
    public Outcome run(Invocation invocation) {
        TrustStore store = InstallOptions.store(invocation);
        Console console = invocation.console();
        if (invocation.has(REMOVE)) {
            remove(store, invocation.value(REMOVE).orElseThrow(), console);
        } else if (!invocation.arguments().isEmpty()) {
            Pin pin = pin(invocation);
            store.add(List.of(pin));
            console.text()
                    .println("Trusted: key " + pin.fingerprint() + " (" + pin.publisher() + ") for " + what(pin) + ".");
        } else {
            list(store, console);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", store.file().toString());
        json.put("trusted", store.pins().stream().map(PluginTrust::json).toList());
        return Outcome.success(json);
    }

    private static Pin pin(Invocation invocation) {
        String key = invocation.arguments().getFirst();
        String subject = invocation.value(FOR).orElse(Pin.ANY);
        if (!subject.matches(SUBJECT)) {
            throw new RanvierException(Problem.usage(
                    "--" + FOR,
                    "'" + subject + "' is neither the id of a plugin nor the address of an index",
                    "write such as demo or https://plugins.example.org/"));
        }
        if (Pin.isFingerprint(key)) {
            return new Pin(subject, key, "name unknown");
        }
        Path file = invocation.environment().folder().resolve(key);
        KeyFile.Public publisher = KeyFile.readPublic(file);
        return new Pin(subject, publisher.key().fingerprint(), publisher.publisher());
    }

    private static void remove(TrustStore store, String what, Console console) {
        List<Pin> gone = store.remove(what);
        if (gone.isEmpty()) {
            List<String> subjects =
                    store.pins().stream().map(Pin::subject).distinct().toList();
            throw new RanvierException(Problem.usage(
                    "--" + REMOVE,
                    "no key is trusted for '" + what + "'",
                    Nearest.remedy(what, subjects, "keys are trusted for")));
        }
        gone.forEach(pin -> console.text()
                .println("No longer trusted: key " + pin.fingerprint() + " (" + pin.publisher() + ") for " + what(pin)
                        + "."));
    }

    private static void list(TrustStore store, Console console) {
        Table table = new Table(2);
        store.pins().forEach(pin -> table.row(what(pin), pin.fingerprint(), pin.publisher()));
        console.text()
                .print(
                        table.isEmpty()
                                ? "No key is trusted yet; the first one that signs a plugin you install will be.\n"
                                : table.text(console.width()));
    }

    private static String what(Pin pin) {
        return pin.subject().equals(Pin.ANY) ? "any other plugin" : pin.subject();
    }

    private static Map<String, Object> json(Pin pin) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("for", pin.subject());
        json.put("key", pin.fingerprint());
        json.put("publisher", pin.publisher());
        return json;
    }
}
