/**
 * The datasets of spike recordings: the two Heidelberg sets and a user's own files. May use the packages of all
 * formats, which know nothing of each other.
 */
package org.ranvier.plugins.datasets.spikes;
