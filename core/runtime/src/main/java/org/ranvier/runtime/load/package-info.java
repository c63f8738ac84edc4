/**
 * Resolves plugins against each other, gives each its module layer, and creates and guards its components. May use
 * {@link org.ranvier.runtime.read} and {@link org.ranvier.runtime.plugin}.
 */
package org.ranvier.runtime.load;
