/**
 * Commands that hold runs against each other: what two of them differ in, and whether two folders of several differ
 * beyond chance. Uses {@link org.ranvier.cli.experiment}.
 */
package org.ranvier.cli.runs;
