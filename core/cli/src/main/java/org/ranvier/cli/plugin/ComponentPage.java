package org.ranvier.cli.plugin;

import java.util.List;
import java.util.stream.Collectors;
import org.ranvier.api.Setting;
import org.ranvier.text.Printable;

/** The reference of components, docs/components.md. */
final class ComponentPage {

    private static final String HEAD = """
            # Components

            Every component that comes with Ranvier, and what can be set on it. This page is printed by
            `ranvier plugin info --all --markdown`, and a test keeps it so; `ranvier plugin info NAME` shows one of them, those
            of your own plugins included.

            Settings marked ● or ○ are parameters: one number per neuron, synapse or delay, which a file may give as a number, a
            list, or an initialiser. Those marked ● are trained where they are listed under `train`, and are kept in the
            range given after "trained". The default `uniform` stands for uniform draws within that range.
            """;

    private ComponentPage() {}

    static String of(List<Installed> components) {
        StringBuilder page = new StringBuilder(HEAD);
        for (Contract contract : Contract.all()) {
            List<Installed> own = components.stream()
                    .filter(one -> one.contract().equals(contract))
                    .toList();
            if (!own.isEmpty()) {
                page.append("\n## ").append(contract.plural()).append('\n');
                own.forEach(one -> page.append(section(one)));
            }
        }
        return page.toString();
    }

    private static String section(Installed one) {
        List<Setting> settings = one.component().schema().settings();
        String head = "\n### " + one.component().name() + "\n\n"
                + sentence(one.component().description()) + " Plugin `"
                + one.plugin().id() + "`.\n";
        return settings.isEmpty()
                ? head
                : head + "\n| setting | unit | range | default | meaning |\n|---|---|---|---|---|\n"
                        + settings.stream().map(ComponentPage::row).collect(Collectors.joining());
    }

    private static String row(Setting setting) {
        String defaultValue = setting.required() ? "(required)" : SettingText.value(setting.defaultValue());
        return "| `" + setting.name() + "`" + mark(setting) + " | "
                + cell(setting.unit().symbol()) + " | " + cell(range(setting)) + " | " + cell(defaultValue) + " | "
                + cell(setting.doc()) + " |\n";
    }

    private static String mark(Setting setting) {
        return setting.kind() != Setting.Kind.PARAMETER ? "" : setting.trainable() ? " ●" : " ○";
    }

    private static String range(Setting setting) {
        boolean narrower = setting.kind() == Setting.Kind.PARAMETER
                && setting.trainable()
                && !setting.bounds().equals(setting.range());
        return SettingText.accepted(setting) + (narrower ? "; trained " + setting.bounds() : "");
    }

    private static String cell(String text) {
        return text.isEmpty() ? "–" : Printable.of(text).replace("|", "\\|");
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1) + ".";
    }
}
