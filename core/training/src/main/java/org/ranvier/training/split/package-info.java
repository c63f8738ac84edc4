/** Division of a dataset: which examples train, validate and test, how classes are spread over them and weighted. */
package org.ranvier.training.split;
