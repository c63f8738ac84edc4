/** Everything that strangers' files are read with, given millions of files that are almost right. */
package org.ranvier.conformance.fuzz;
