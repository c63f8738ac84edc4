/** The test kit's contracts for plugins that are built, as {@code ranvier plugin verify} runs them. */
package org.ranvier.laboratory.verify;
