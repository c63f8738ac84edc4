package org.ranvier.api.model;

/** One of the two ways in which a delay acts. */
public sealed interface DelayRule permits KernelRule, EventRule {}
