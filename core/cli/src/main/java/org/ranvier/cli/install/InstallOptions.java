package org.ranvier.cli.install;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.plugin.SignatureCheck;
import org.ranvier.install.PluginInstaller;
import org.ranvier.install.archive.Limits;
import org.ranvier.install.trust.Admission.Policy;
import org.ranvier.install.trust.TrustStore;

/** Options of the commands that install something: what is allowed, and how much. */
final class InstallOptions {

    static final String SHA256 = "sha256";

    private static final String UNSIGNED = "unsigned";
    private static final String MAX_SIZE = "max-size";
    private static final String MAX_FILES = "max-files";
    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,9}) ?([kMGT]?B)?");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private InstallOptions() {}

    /** Returns the options. */
    static List<Option> all() {
        return List.of(
                folder("install into"),
                CommonOptions.value(UNSIGNED, "ID", "Plugin that may be without a signature (may be repeated)"),
                CommonOptions.value(MAX_SIZE, "SIZE", "How large a plugin may be unpacked, such as 4GB; 1GB otherwise"),
                CommonOptions.value(MAX_FILES, "N", "How many files a plugin may have; 10000 otherwise"));
    }

    /** The option that names the folder of plugins. */
    static Option folder(String what) {
        return CommonOptions.value(
                CommonOptions.PLUGINS,
                "DIR",
                "Folder to " + what
                        + ", instead of the first of $RANVIER_PLUGINS that may be written to, or else ~/.config/ranvier/plugins");
    }

    /** The keys that the person trusts. */
    static TrustStore store(Invocation invocation) {
        return SignatureCheck.store(invocation);
    }

    /** Begins to install into the folder that the person named. */
    static PluginInstaller installer(Invocation invocation, Path folder) {
        Set<String> unsigned = new TreeSet<>(invocation.values(UNSIGNED));
        invocation.footprint().installing(folder);
        return new PluginInstaller(folder, store(invocation), new Policy(unsigned, true), limits(invocation));
    }

    /** The limits that the person named. */
    static Limits limits(Invocation invocation) {
        Limits limits = Limits.USUAL;
        if (invocation.has(MAX_SIZE)) {
            limits = limits.withBytes(bytes(invocation.value(MAX_SIZE).orElseThrow()));
        }
        if (invocation.has(MAX_FILES)) {
            String text = invocation.value(MAX_FILES).orElseThrow();
            if (!text.matches("[1-9]\\d{0,7}")) {
                throw usage("--" + MAX_FILES, "'" + text + "' is not a number of files", "write such as 100000");
            }
            limits = limits.withFiles(Integer.parseInt(text));
        }
        return limits;
    }

    /** A SHA-256 that the person gave. */
    static String sha256(String text) {
        String hex = text.strip().toLowerCase(Locale.ROOT);
        if (!HEX.matcher(hex).matches()) {
            throw usage("--" + SHA256, "'" + text + "' is not a SHA-256", "write its 64 hexadecimal digits");
        }
        return hex;
    }

    private static long bytes(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw usage("--" + MAX_SIZE, "'" + text + "' is not a size", "write such as 500MB or 4GB");
        }
        long factor = switch (size.group(2)) {
            case "kB" -> 1_000L;
            case "MB" -> 1_000_000L;
            case "GB" -> 1_000_000_000L;
            case "TB" -> 1_000_000_000_000L;
            case null, default -> 1;
        };
        long number = Long.parseLong(size.group(1));
        return number > Long.MAX_VALUE / factor ? Long.MAX_VALUE : number * factor;
    }

    private static RanvierException usage(String where, String message, String remedy) {
        return new RanvierException(Problem.usage(where, message, remedy));
    }
}
