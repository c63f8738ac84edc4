package org.ranvier.laboratory.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.MultipleFailuresError;

/** Tests that run one after the other, and what came out. */
final class Suite implements TestExecutionListener {

    /** What failed in one test. */
    record Failure(String test, String reason) {}

    /**
     * What came out.
     *
     * @param passed how many tests passed
     * @param skipped how many were skipped, by the reason
     * @param failures those that failed
     */
    record Outcome(int passed, Map<String, Integer> skipped, List<Failure> failures) {}

    private final String module;
    private final Runnable tested;
    private final Map<String, Integer> skipped = new LinkedHashMap<>();
    private final List<Failure> failures = new ArrayList<>();
    private int passed;

    private Suite(String module, Runnable tested) {
        this.module = module;
        this.tested = tested;
    }

    /**
     * Runs tests on this thread, which has what they ask for.
     *
     * @param module the module whose lines of source a failure names
     * @param tested runs after every test
     */
    static Outcome run(List<DiscoverySelector> tests, String module, Runnable tested) {
        Suite suite = new Suite(module, tested);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(tests)
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .build();
        LauncherFactory.create().execute(request, suite);
        return new Outcome(suite.passed, suite.skipped, suite.failures);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        tested.run();
        switch (result.getStatus()) {
            case SUCCESSFUL -> passed += test.isTest() ? 1 : 0;
            case ABORTED ->
                skipped.merge(
                        result.getThrowable()
                                .map(Throwable::getMessage)
                                .orElse("no reason given")
                                // What JUnit puts before every reason.
                                .replaceFirst("^Assumption failed: ", ""),
                        1,
                        Integer::sum);
            case FAILED ->
                failures.add(new Failure(
                        name(test), result.getThrowable().map(this::reason).orElse("it failed")));
        }
    }

    /** The name of the test as a sentence, without the brackets of a method. */
    private static String name(TestIdentifier test) {
        return test.getDisplayName().replaceFirst("\\(\\)$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }

    /** What an exception says: all that several assertions say, without what JUnit adds to a yes or no. */
    private static String message(Throwable thrown) {
        String message = thrown instanceof MultipleFailuresError several
                ? several.getFailures().stream().map(Suite::message).collect(Collectors.joining("; "))
                : Optional.ofNullable(thrown.getMessage()).orElse("");
        return message.replaceFirst(" ==> expected: <(true|false)> but was: <(true|false)>$", "");
    }

    /** What went wrong, and where in the plugin. */
    private String reason(Throwable thrown) {
        boolean assertion = thrown instanceof AssertionError;
        String message = message(thrown);
        String says = assertion && !message.isEmpty() ? message : thrown.toString();
        Optional<StackTraceElement> own = Arrays.stream(thrown.getStackTrace())
                .filter(frame -> module.equals(frame.getModuleName()))
                .findFirst();
        return own.map(frame -> says + " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
                .orElse(says);
    }
}
