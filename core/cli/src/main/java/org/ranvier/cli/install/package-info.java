/** Commands that install, sign and distribute plugins. What is not printing is in {@link org.ranvier.install}. */
package org.ranvier.cli.install;
