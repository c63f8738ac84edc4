/** Workloads that are fixed for good, and how long a step of their training takes. */
package org.ranvier.bench;
