/** Metrics as a table: one row an epoch. */
package org.ranvier.tracking.csv;
