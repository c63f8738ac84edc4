/**
 * Reads experiments and other files that people write.
 *
 * <p>{@link org.ranvier.config.ConfigParser} makes a tree of {@link org.ranvier.config.tree.ConfigNode nodes} of a
 * text, {@link org.ranvier.config.Overrides} changes it, {@link org.ranvier.config.ConfigReader} hands its values out,
 * and {@link org.ranvier.config.tree.Problems} gathers what is wrong, so that a person mends a file once and not line
 * by line.
 */
package org.ranvier.config;
