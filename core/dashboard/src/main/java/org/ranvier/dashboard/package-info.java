/** A local page on runs, brought up to date while they train. */
package org.ranvier.dashboard;
