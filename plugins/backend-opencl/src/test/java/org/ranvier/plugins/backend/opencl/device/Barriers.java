package org.ranvier.plugins.backend.opencl.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds barriers that not all work-items of a group need come to: in conditional code, in a loop whose end is not the
 * same for all by its very text, or after a way to leave early. What calls a function with a barrier is a barrier
 * itself. All branches of the preprocessor are looked at.
 */
public final class Barriers {

    private static final Pattern FUNCTION = Pattern.compile("(\\w+)\\s*\\(([^(){};]*)\\)\\s*\\{");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern HEAD =
            Pattern.compile("\\b(if|else|for|while|do|switch)\\b|\\b(return|break|continue|goto)\\b|\\?|&&|\\|\\|");
    private static final Pattern NUMBER = Pattern.compile("\\b(?:const\\s+)?int\\s+(\\w+)\\s*=\\s*([^;]*);");
    private static final Pattern PARAMETER = Pattern.compile("\\bint\\s+(\\w+)");
    /** What has the same value for a whole group wherever it is called; get_global_id is looked at by its dimension. */
    private static final Set<String> SAME =
            Set.of("int", "const", "min", "max", "get_num_groups", "get_global_size", "get_group_id");

    private final Map<String, Function> functions = new LinkedHashMap<>();
    private final Set<String> barriers = new LinkedHashSet<>(Set.of("barrier"));
    private final List<String> faults = new ArrayList<>();

    private record Function(String parameters, String body) {}

    private Barriers(String source) {
        String text = source.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("//[^\\n]*", "")
                .replaceAll("(?m)^\\s*#.*$", "");
        Matcher found = FUNCTION.matcher(text);
        int from = 0;
        while (found.find(from)) {
            int end = closing(text, found.end() - 1, '{', '}');
            functions.put(found.group(1), new Function(found.group(2), text.substring(found.end(), end)));
            from = end;
        }
        int before;
        do {
            before = barriers.size();
            functions.forEach((name, function) -> {
                if (hasBarrier(function.body)) {
                    barriers.add(name);
                }
            });
        } while (barriers.size() > before);
    }

    /** What is wrong with a source, function by function; empty where all is well. */
    public static List<String> faults(String source) {
        Barriers barriers = new Barriers(source);
        barriers.functions.forEach((name, function) -> {
            if (barriers.barriers.contains(name)) {
                Set<String> same = new LinkedHashSet<>();
                PARAMETER.matcher(function.parameters).results().forEach(p -> same.add(p.group(1)));
                barriers.check(name, function.body, same);
            }
        });
        return barriers.faults;
    }

    /** How many functions have a barrier, directly or not. */
    static int count(String source) {
        return new Barriers(source).barriers.size() - 1;
    }

    private boolean hasBarrier(String code) {
        return WORD.matcher(code)
                .results()
                .anyMatch(w -> barriers.contains(w.group()) && code.startsWith("(", w.end()));
    }

    /** Some statements, with the names of the numbers that are known to be the same for a whole group. */
    private void check(String function, String code, Set<String> same) {
        Matcher head = HEAD.matcher(code);
        int at = 0;
        while (head.find(at)) {
            learn(code.substring(at, head.start()), same);
            if (head.group(2) != null) {
                if (hasBarrier(code.substring(head.end()))) {
                    faults.add(function + ": a barrier after " + head.group());
                }
                at = head.end();
            } else if (head.group(1) == null) {
                // Part of an expression: its own statement has no barrier.
                int from = Math.max(
                        code.lastIndexOf(';', head.start()),
                        Math.max(code.lastIndexOf('{', head.start()), code.lastIndexOf('}', head.start())));
                if (hasBarrier(code.substring(from + 1, code.indexOf(';', head.start())))) {
                    faults.add(function + ": a barrier beside " + head.group());
                }
                at = head.end();
            } else {
                at = statement(function, code, head.toMatchResult(), same);
            }
        }
        learn(code.substring(at), same);
    }

    /** A statement with a head; where it ends. */
    private int statement(String function, String code, MatchResult head, Set<String> same) {
        int at = head.end();
        String condition = "";
        while (Character.isWhitespace(code.charAt(at))) {
            at++;
        }
        if (code.charAt(at) == '(') {
            int end = closing(code, at, '(', ')');
            condition = code.substring(at + 1, end);
            at = end + 1;
            while (Character.isWhitespace(code.charAt(at))) {
                at++;
            }
        }
        boolean block = code.charAt(at) == '{';
        int end = block ? closing(code, at, '{', '}') : code.indexOf(';', at);
        String body = code.substring(block ? at + 1 : at, block ? end : end + 1);
        boolean leaves = Pattern.compile("\\b(return|goto)\\b").matcher(body).find();
        if (leaves && hasBarrier(code.substring(end))) {
            faults.add(function + ": a barrier after a return in " + head.group() + " (" + condition + ")");
        }
        if (hasBarrier(body) || hasBarrier(condition)) {
            Set<String> inside = new LinkedHashSet<>(same);
            if (head.group(1).equals("for")) {
                learn(condition.substring(0, condition.indexOf(';') + 1), inside);
            }
            if (!head.group(1).equals("for") || !isSame(condition, inside)) {
                faults.add(function + ": a barrier in " + head.group() + " (" + condition.strip() + ")");
            }
            check(function, body, inside);
        } else if (Pattern.compile("\\b(break|continue)\\b").matcher(body).find()
                && hasBarrier(code)
                && !head.group(1).equals("for")) {
            faults.add(function + ": a barrier in a loop that is left in " + head.group() + " (" + condition + ")");
        }
        return end + 1;
    }

    private static void learn(String code, Set<String> same) {
        NUMBER.matcher(code).results().forEach(n -> {
            if (isSame(n.group(2), same)) {
                same.add(n.group(1));
            }
        });
    }

    /**
     * Whether an expression is the same for a whole group: numbers, macros, and what is known; nothing that is read
     * from memory.
     */
    private static boolean isSame(String expression, Set<String> same) {
        String dimensions = expression.replaceAll("get_global_id\\s*\\(\\s*[12]\\s*\\)", "0");
        return !dimensions.contains("[")
                && !dimensions.contains("->")
                && WORD.matcher(dimensions)
                        .results()
                        .map(MatchResult::group)
                        .allMatch(w ->
                                SAME.contains(w) || same.contains(w) || w.equals(w.toUpperCase(java.util.Locale.ROOT)));
    }

    private static int closing(String text, int open, char opens, char closes) {
        int depth = 0;
        for (int n = open; n < text.length(); n++) {
            depth += text.charAt(n) == opens ? 1 : text.charAt(n) == closes ? -1 : 0;
            if (depth == 0) {
                return n;
            }
        }
        throw new IllegalArgumentException("unbalanced: " + text.substring(open, Math.min(text.length(), open + 80)));
    }
}
