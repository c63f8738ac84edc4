package org.ranvier.site;

/**
 * A heading with what stands below it up to the next.
 *
 * @param level 1 for the title of a page
 * @param heading its words
 * @param anchor its id in the page
 * @param text the words below it, without their form
 */
record Section(int level, String heading, String anchor, String text) {}
