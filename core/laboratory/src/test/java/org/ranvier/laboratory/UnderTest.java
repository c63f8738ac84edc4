package org.ranvier.laboratory;

import java.lang.reflect.Constructor;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.ranvier.api.Component;

/** Runs a contract on a component, which its test class takes as the only parameter of its constructor. */
public final class UnderTest implements ParameterResolver {

    private static final String COMPONENT = "ranvier.component";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return Component.class.isAssignableFrom(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        String name = test.getConfigurationParameter(COMPONENT).orElseThrow();
        try {
            Constructor<?> constructor = Class.forName(name).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names of the test methods of a contract that fail. */
    static Set<String> failing(Class<?> contract, Class<?> component) {
        Set<String> failed = new TreeSet<>();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(contract))
                .configurationParameter(COMPONENT, component.getName())
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                    test.getSource()
                            .filter(MethodSource.class::isInstance)
                            .ifPresent(s -> failed.add(((MethodSource) s).getMethodName()));
                }
            }
        });
        return failed;
    }
}
