package org.ranvier.api.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Expressions as the graphs they are: a value that is used twice is one part. Written out, a chain of values that each
 * use the one before twice has 2ⁿ parts; so nothing here goes from operand to operand by calling itself.
 */
final class ExprGraph {

    private ExprGraph() {}

    /** Every part once, operands first and from left to right. */
    static List<Expr> parts(Expr whole) {
        List<Expr> parts = new ArrayList<>();
        Set<Expr> done = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Expr> open = new ArrayDeque<>(List.of(whole));
        while (!open.isEmpty()) {
            Expr next = open.peek();
            List<Expr> left = operands(next).stream()
                    .filter(operand -> !done.contains(operand))
                    .toList();
            if (left.isEmpty()) {
                open.pop();
                if (done.add(next)) {
                    parts.add(next);
                }
            } else {
                left.reversed().forEach(open::push);
            }
        }
        return parts;
    }

    /** Whether two expressions are the same when they are written out, however they share their parts. */
    static boolean equal(Expr one, Expr other) {
        if (one == other) {
            return true;
        }
        Map<Object, Integer> numbers = new HashMap<>();
        return number(one, numbers) == number(other, numbers);
    }

    /** Of the outermost operation alone, which is enough for what is equal to have the same. */
    static int hash(Expr expr) {
        return Objects.hash(label(expr));
    }

    /** Short, whatever it is made of. */
    static String text(Expr expr) {
        return label(expr) + " of " + (parts(expr).size() - 1) + " parts";
    }

    /** A number that only equal expressions share. */
    private static int number(Expr whole, Map<Object, Integer> numbers) {
        Map<Expr, Integer> known = new IdentityHashMap<>();
        for (Expr part : parts(whole)) {
            List<Integer> operands = operands(part).stream().map(known::get).toList();
            Integer fresh = numbers.size();
            Integer earlier = numbers.putIfAbsent(List.of(label(part), operands), fresh);
            known.put(part, earlier == null ? fresh : earlier);
        }
        return known.get(whole);
    }

    private static List<Expr> operands(Expr expr) {
        return switch (expr) {
            case Expr.Apply a -> a.operands();
            case Expr.Detach d -> List.of(d.operand());
            case Expr.StraightThrough s -> List.of(s.value(), s.gradient());
            case Expr.Constant _, Expr.Variable _, Expr.Draw _ -> List.of();
        };
    }

    /** All of an expression but its operands. */
    private static Object label(Expr expr) {
        return switch (expr) {
            case Expr.Apply a -> List.of(a.op(), a.origin());
            case Expr.Detach d -> List.of("detach", d.origin());
            case Expr.StraightThrough s -> List.of("straight-through", s.origin());
            case Expr.Constant _, Expr.Variable _, Expr.Draw _ -> expr;
        };
    }
}
