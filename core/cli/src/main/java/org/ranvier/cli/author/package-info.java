/** The commands for authors of plugins: a new project, the Maven repository that it builds from, verification. */
package org.ranvier.cli.author;
