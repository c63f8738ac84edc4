/**
 * Several runs side by side: groups that differ in their seeds alone, statistics over seeds, tests between groups, and
 * the table in the forms that papers need. Uses {@code html}, {@code curve} and {@code run}.
 */
package org.ranvier.report.compare;
