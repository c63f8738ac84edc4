/**
 * What the build puts together: the assembled program, what authors of plugins need, and archives of single plugins.
 */
package org.ranvier.distribution;
