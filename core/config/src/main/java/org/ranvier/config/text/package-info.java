/**
 * YAML and JSON texts to trees: one walker for each format, the meaning of bare words, and sentences for mistakes of
 * syntax. May use {@link org.ranvier.config.tree}.
 */
package org.ranvier.config.text;
