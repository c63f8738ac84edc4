package org.ranvier.api.learning;

import org.ranvier.api.ApiStatus;
import org.ranvier.api.event.EventRule;

/** Rule of a delay: a kernel over lags or an event rule. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public sealed interface DelayRule permits KernelRule, EventRule {}
