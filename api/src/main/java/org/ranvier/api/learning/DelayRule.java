package org.ranvier.api.learning;

import org.ranvier.api.event.EventRule;

/** Rule of a delay: a kernel over lags or an event rule. */
public sealed interface DelayRule permits KernelRule, EventRule {}
