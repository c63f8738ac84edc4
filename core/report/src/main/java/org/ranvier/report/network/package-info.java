/**
 * Sections that look into the trained network: what it answers, what its neurons do, what training changed. They need
 * the plugins, the data and the checkpoint of a run. Uses {@code html} and {@code curve}.
 */
package org.ranvier.report.network;
