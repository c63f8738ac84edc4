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
import org.ranvier.text.Printable;

/** Makes the pair of keys that an author signs plugins with. */
public final class PluginKey implements Command {

    private static final String OUT = "out";

    @Override
    public String name() {
        return "plugin key";
    }

    @Override
    public String summary() {
        return "Make a pair of keys to sign your plugins with";
    }

    @Override
    public String example() {
        return "ranvier plugin key \"Jane Doe\" --out jane";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("NAME");
    }

    @Override
    public List<Option> options() {
        return List.of(CommonOptions.value(
                OUT, "FILE", "Where to write FILE.key and FILE.pub, instead of the name with hyphens"));
    }

    @Override
    public Outcome run(Invocation invocation) {
        String name = invocation.arguments().getFirst().strip();
        if (name.isEmpty() || name.length() > 100 || !Printable.of(name).equals(name)) {
            throw new RanvierException(Problem.usage(
                    "", "'" + name + "' is not a name of 1 to 100 letters", "write such as \"Jane Doe\""));
        }
        String file = invocation.value(OUT).orElseGet(() -> name.replaceAll("[^\\p{L}\\p{N}._@-]+", "-"));
        Path base = invocation.environment().folder().resolve(file);
        Path secret = base.resolveSibling(base.getFileName() + ".key");
        Path open = base.resolveSibling(base.getFileName() + ".pub");
        KeyFile keys = KeyFile.generate(name);
        keys.write(secret, open);
        print(keys, secret, open, invocation.console());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("publisher", name);
        json.put("key", keys.publicKey().fingerprint());
        json.put("private", secret.toString());
        json.put("public", open.toString());
        return Outcome.success(json);
    }

    private static void print(KeyFile keys, Path secret, Path open, Console console) {
        console.text()
                .println(new Table(2)
                        .row("publisher", keys.publisher())
                        .row("key", keys.publicKey().fingerprint())
                        .row("private", secret + ", for you alone; keep a copy in a safe place")
                        .row("public", open + ", for everybody")
                        .text(console.width()));
        Table.wrap(
                        "Publish the line 'key' where people know you. Sign with: ranvier plugin sign FILE --key "
                                + secret,
                        console.width())
                .forEach(console.text()::println);
    }
}
