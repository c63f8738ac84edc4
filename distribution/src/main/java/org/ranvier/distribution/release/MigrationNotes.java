package org.ranvier.distribution.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What authors of plugins have to know of the api, made of what the build's comparison with the kept api found
 * ({@code api/target/japicmp/compatible.diff}).
 *
 * @param kept the version that it was compared with
 * @param added types
 * @param grown members that types have got
 * @param broken what a plugin may have to change for
 */
record MigrationNotes(String kept, List<String> added, List<String> grown, List<String> broken) {

    private static final String DIFF = "target/japicmp/compatible.diff";
    private static final Pattern KEPT = Pattern.compile("against .*ranvier-api-(.+)\\.jar");
    private static final Pattern TYPE = Pattern.compile(
            "([-+*=]{3})(!?) +(NEW|MODIFIED|REMOVED) (CLASS|INTERFACE|ENUM|RECORD|ANNOTATION): .*?([\\w.$]+) +\\(.*");
    private static final Pattern MEMBER =
            Pattern.compile("\\t([-+*]{3})(!?) +(NEW|MODIFIED|REMOVED) (METHOD|FIELD|CONSTRUCTOR): (.*)");

    /** Reads what the build of the api left. */
    static MigrationNotes read(Path api) throws IOException {
        Path diff = api.resolve(DIFF);
        if (Files.notExists(diff)) {
            throw new Refused(
                    List.of(diff + " is missing, which compares the api with the kept one: run ./mvnw verify first"));
        }
        return of(Files.readAllLines(diff));
    }

    static MigrationNotes of(List<String> lines) {
        MigrationNotes notes =
                new MigrationNotes(kept(lines.getFirst()), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        String type = "";
        boolean isNew = false;
        for (String line : lines) {
            Matcher named = TYPE.matcher(line);
            if (named.matches()) {
                type = named.group(5).replace('$', '.').replaceFirst("^org\\.ranvier\\.api\\.", "");
                isNew = named.group(3).equals("NEW");
                if (isNew) {
                    notes.added.add(type);
                } else if (named.group(3).equals("REMOVED")) {
                    notes.broken.add(type + " is gone");
                }
                continue;
            }
            Matcher member = MEMBER.matcher(line);
            if (member.matches() && !isNew) {
                notes.member(type, member);
            }
        }
        return notes;
    }

    private void member(String type, Matcher member) {
        String text = member.group(5)
                .replaceAll("\\b[A-Z]+\\([-+]\\) ", "")
                .replaceAll("\\b(PUBLIC|PROTECTED|STATIC|FINAL|ABSTRACT|SYNTHETIC) ", "")
                .replaceAll("\\b(?:[a-z]+\\.)+(?=[A-Z])", "")
                .replace('$', '.')
                .strip();
        if (text.matches("(boolean equals\\(Object\\)|int hashCode\\(\\)|String toString\\(\\))")) {
            return;
        }
        boolean isBroken = !member.group(2).isEmpty() || !member.group(3).equals("NEW");
        String says = "`" + text + "` of " + type;
        if (isBroken) {
            broken.add(says + (member.group(3).equals("REMOVED") ? " is gone" : " is another"));
        } else {
            grown.add(says);
        }
    }

    private static String kept(String first) {
        Matcher kept = KEPT.matcher(first);
        return kept.find() ? kept.group(1) : "the kept version";
    }

    /** The notes in Markdown. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                broken.isEmpty()
                        ? "A plugin that was compiled against api " + kept + " runs as it is, and compiles as it is.\n"
                        : "A plugin that was compiled against api " + kept
                                + " has to change where it uses one of these:" + "\n");
        list(text, "", broken);
        list(text, "New types:", added.stream().map(each -> "`" + each + "`").toList());
        list(text, "New members, which plugins need not implement:", grown);
        return text.toString();
    }

    private static void list(StringBuilder text, String title, List<String> items) {
        if (!items.isEmpty()) {
            text.append(title.isEmpty() ? "\n" : "\n" + title + "\n\n");
            items.forEach(item -> text.append("- ").append(item).append('\n'));
        }
    }
}
