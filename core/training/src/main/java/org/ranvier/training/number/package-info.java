/** Numbers as such: what single precision holds, permutations of a seed, checksums. Depends on nothing above it. */
package org.ranvier.training.number;
