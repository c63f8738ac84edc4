package org.ranvier.api.learning;

import org.ranvier.api.event.EventRule;

/** One of the two ways in which a delay acts. */
public sealed interface DelayRule permits KernelRule, EventRule {}
