/** What a machine can do at most. */
package org.ranvier.bench.machine;
