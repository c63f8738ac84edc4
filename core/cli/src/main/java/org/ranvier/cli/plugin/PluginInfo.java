package org.ranvier.cli.plugin;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.text.Nearest;

/** Shows what a component is and what can be set on it; for a plugin, all its components. */
public final class PluginInfo implements Command {

    private static final String ALL = "all";
    private static final String MARKDOWN = "markdown";

    @Override
    public String name() {
        return "plugin info";
    }

    @Override
    public String summary() {
        return "Show a component's settings, or everything that a plugin offers";
    }

    @Override
    public String example() {
        return "ranvier plugin info lif";
    }

    @Override
    public Arguments arguments() {
        return new Arguments("NAME", 0, 1);
    }

    @Override
    public List<Option> options() {
        return List.of(
                CommonOptions.flag(ALL, "Show every component, in place of NAME"),
                CommonOptions.flag(MARKDOWN, "Print in Markdown, as docs/components.md"),
                CommonOptions.plugins());
    }

    @Override
    public Outcome run(Invocation invocation) {
        if (invocation.has(ALL) == !invocation.arguments().isEmpty()) {
            throw new RanvierException(
                    Problem.usage("", "'plugin info' needs NAME or --all", "see ranvier plugin info --help"));
        }
        PluginRuntime runtime = invocation.openPlugins();
        List<Installed> all = Installed.all(runtime);
        if (invocation.has(ALL)) {
            show(all, invocation);
            return Outcome.success(json(runtime.plugins(), all));
        }
        String name = invocation.arguments().getFirst();
        List<Plugin> plugins = runtime.plugins().stream()
                .filter(plugin -> plugin.id().equals(name) || plugin.toString().equals(name))
                .toList();
        List<Installed> components = all.stream()
                .filter(one -> one.isCalled(name) || plugins.contains(one.plugin()))
                .toList();
        if (plugins.isEmpty() && components.isEmpty()) {
            throw unknown(name, runtime, all);
        }
        Console console = invocation.console();
        SignatureCheck signatures = new SignatureCheck(invocation);
        plugins.forEach(plugin -> print(plugin, signatures, console));
        show(components, invocation);
        return Outcome.success(json(plugins, components));
    }

    private static void show(List<Installed> components, Invocation invocation) {
        Console console = invocation.console();
        if (invocation.has(MARKDOWN)) {
            console.text().print(ComponentPage.of(components));
        } else {
            components.forEach(one -> print(one, console));
        }
    }

    private static void print(Plugin plugin, SignatureCheck signatures, Console console) {
        Table table = new Table(2)
                .row("from", plugin.location().toString())
                .row("sha256", plugin.sha256())
                .row("api", plugin.descriptor().api().toString());
        signatures.words(plugin).ifPresent(words -> table.row("signed by", words));
        if (!plugin.descriptor().requires().isEmpty()) {
            table.row(
                    "requires",
                    plugin.descriptor().requires().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(", ")));
        }
        if (plugin.descriptor().nativeAccess()) {
            table.row("may", "call code outside Java, such as a driver");
        }
        console.text().println(plugin + " – " + plugin.descriptor().description());
        console.text().println(table.text(console.width()));
    }

    private static void print(Installed one, Console console) {
        String title = one.component().name() + " – " + one.contract().noun() + " of " + one.plugin();
        console.text().println(title);
        Table.wrap(one.component().description(), console.width()).forEach(console.text()::println);
        boolean plain = one.component().schema().settings().isEmpty();
        console.text()
                .println(
                        plain
                                ? "  Nothing can be set on it.\n"
                                : "\n"
                                        + SettingText.table(one.component().schema())
                                                .text(console.width()));
    }

    private static Map<String, Object> json(List<Plugin> plugins, List<Installed> components) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("plugins", plugins.stream().map(PluginInfo::json).toList());
        json.put("components", components.stream().map(PluginInfo::json).toList());
        return json;
    }

    private static Map<String, Object> json(Plugin plugin) {
        Map<String, Object> json = PluginList.json(plugin);
        json.put("sha256", plugin.sha256());
        return json;
    }

    private static Map<String, Object> json(Installed one) {
        Map<String, Object> json = one.json();
        json.put(
                "settings",
                one.component().schema().settings().stream()
                        .map(SettingText::json)
                        .toList());
        return json;
    }

    private static RanvierException unknown(String name, PluginRuntime runtime, List<Installed> all) {
        List<Problem> reasons = runtime.problems().stream()
                .filter(p -> p.plugin().equals(name) || p.plugin().startsWith(name + "@"))
                .toList();
        if (!reasons.isEmpty()) {
            // It is there, but cannot be used.
            return new RanvierException(reasons);
        }
        Set<String> names = new LinkedHashSet<>();
        all.forEach(one -> names.add(one.component().name()));
        runtime.plugins().forEach(plugin -> names.add(plugin.id()));
        String remedy = Nearest.question(name, names).orElse("see ranvier plugin list");
        return new RanvierException(Problem.plugin("", "", "there is no plugin or component '" + name + "'", remedy));
    }
}
