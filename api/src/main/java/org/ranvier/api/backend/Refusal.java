package org.ranvier.api.backend;

/**
 * Something in a plan that a backend cannot carry.
 *
 * @param element the element that causes it
 * @param capability what is missing
 * @param reason one clause for people
 */
public record Refusal(String element, Capability capability, String reason) {}
