package org.ranvier.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the search looks in: a script, since a page that was opened from a disk may not read other files. Each section
 * is a list of page title, heading, address and text.
 */
final class SearchIndex {

    private SearchIndex() {}

    static String of(Collection<Page> pages) {
        List<List<String>> sections = new ArrayList<>();
        for (Page page : pages) {
            for (Section section : page.sections()) {
                sections.add(List.of(
                        page.title(), section.heading(), page.address() + "#" + section.anchor(), section.text()));
            }
        }
        return "const sections = "
                + JsonMapper.shared().writeValueAsString(sections).replace("],[", "],\n[") + ";\n";
    }
}
