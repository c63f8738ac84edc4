package org.ranvier.cli.doctor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ranvier.cli.process.Environment;

/**
 * Takes out of a text what tells of a person or a machine: values of environment variables, the names of the user and
 * the host, the home folder, the folders of paths, hosts of addresses, and what looks like a secret.
 */
final class Redaction {

    /** Shorter values, such as {@code 1} or {@code en}, tell nothing, and stand in every text. */
    private static final int TELLING = 6;

    private static final int TELLING_SECRET = 3;

    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(token|secret|passw|pwd|key|credential|auth|cookie).*");

    private static final Pattern SECRET = Pattern.compile(
            "(?i)([\\w-]*(?:token|secret|password|passwd|api[_-]?key|credential)[\\w-]*[\"']?\\s*[:=]\\s*[\"']?|bearer\\s+|basic\\s+)[^\\s\"',;}]+");

    private static final Pattern ADDRESS = Pattern.compile("(\\b[a-z][a-z0-9+.-]*://)[^/\\s\"'<>,;)]+");

    /** In quotes, where spaces belong to it: the folders that it goes through. */
    private static final Pattern QUOTED_PATH =
            Pattern.compile("([\"'])(?:[A-Za-z]:[\\\\/]|/)(?:[^\"'/\\\\\\n]*[/\\\\]+)*([^\"'\\n]*)(?=\\1)");

    private static final Pattern PATH =
            Pattern.compile("(?<![\\w.~$…/])(?:[A-Za-z]:[\\\\/]|/)(?:[^\\s:;,\"'()\\[\\]{}<>/\\\\]+[/\\\\]+)+");

    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[A-Za-z][\\w-]*)+");

    /** What is replaced, longest first, and by what. */
    private final Map<String, String> known;

    private Redaction(Map<String, String> known) {
        this.known = known;
    }

    /** A redaction of what this process knows of its surroundings. */
    static Redaction of(Environment environment, Properties system) {
        Map<String, String> known = new LinkedHashMap<>();
        put(known, environment.userHome().toString(), "~");
        put(known, system.getProperty("user.home"), "~");
        put(known, system.getProperty("user.dir"), "HERE");
        environment.installation().ifPresent(home -> put(known, home.toString(), "RANVIER"));
        put(known, system.getProperty("java.home"), "JAVA");
        put(known, system.getProperty("java.io.tmpdir"), "TMP");
        put(known, system.getProperty("user.name"), "USER");
        put(known, environment.variables().get("USER"), "USER");
        put(known, environment.variables().get("HOSTNAME"), "HOST");
        put(known, host(), "HOST");
        environment.variables().forEach((name, value) -> {
            int least = SECRET_NAME.matcher(name).matches() ? TELLING_SECRET : TELLING;
            if (value.length() >= least) {
                put(known, value, "$" + name);
            }
        });
        Map<String, String> ordered = new LinkedHashMap<>();
        known.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getKey().length()))
                .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return new Redaction(ordered);
    }

    private static void put(Map<String, String> known, String text, String instead) {
        if (text != null && text.strip().length() > 1) {
            known.putIfAbsent(text, instead);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** The text without them. */
    String of(String text) {
        String left = text;
        for (Map.Entry<String, String> entry : known.entrySet()) {
            // A name of three letters is not to be taken out of the middle of a word.
            left = Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(entry.getKey()) + "(?![A-Za-z0-9])")
                    .matcher(left)
                    .replaceAll(Matcher.quoteReplacement(entry.getValue()));
        }
        left = ADDRESS.matcher(left).replaceAll("$1HOST");
        left = SECRET.matcher(left).replaceAll("$1REDACTED");
        left = MAIL.matcher(left).replaceAll("ADDRESS");
        left = QUOTED_PATH.matcher(left).replaceAll("$1…/$2");
        return PATH.matcher(left).replaceAll("…/");
    }
}
