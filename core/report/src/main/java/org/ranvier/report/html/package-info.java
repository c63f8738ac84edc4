/**
 * HTML as a tree: text is escaped where it is written, and nowhere else; a page with its style and script inside it.
 * Uses no other package of the module.
 */
package org.ranvier.report.html;
