/**
 * The page on a paper that was computed again, and the figures that go with its rows. Uses {@link org.ranvier.report}
 * to be written, {@link org.ranvier.report.html}, {@link org.ranvier.report.compare} for tables to copy,
 * {@link org.ranvier.report.run} for the names of axes, and {@link org.ranvier.report.network} for figures within a
 * page.
 */
package org.ranvier.report.paper;
