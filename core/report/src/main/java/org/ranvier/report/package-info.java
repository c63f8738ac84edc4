/** Reports of runs. */
package org.ranvier.report;
