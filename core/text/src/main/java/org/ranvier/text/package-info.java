/** What plugins' names, files' keys and the command line's words have in common: somebody mistypes them. */
package org.ranvier.text;
