/**
 * Makes pages of the documents: {@link org.ranvier.site.Site} follows the links of the first page from file to file,
 * and writes each Markdown file as a page and every other file as it is. A link that leads nowhere is refused, and so
 * is a document that {@code docs/README.md}, from which the pages have their navigation, does not list.
 */
package org.ranvier.site;
