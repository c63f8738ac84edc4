/** The command that serves a page on runs. Uses {@link org.ranvier.cli.experiment}. */
package org.ranvier.cli.dashboard;
