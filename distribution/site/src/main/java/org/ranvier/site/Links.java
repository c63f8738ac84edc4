package org.ranvier.site;

import java.util.ArrayList;
import java.util.List;

/** Looks at where links lead. */
final class Links {

    private Links() {}

    /** Returns a sentence for each link that leads nowhere. */
    static List<String> broken(Documents documents) {
        List<String> problems = new ArrayList<>();
        for (Page page : documents.pages().values()) {
            for (Target target : page.targets()) {
                Page there = documents.pages().get(target.place());
                if (there == null && !documents.files().contains(target.place())) {
                    problems.add(page.place() + " leads to " + target.place() + ", which is no file");
                } else if (there != null && !target.anchor().isEmpty() && !there.hasAnchor(target.anchor())) {
                    problems.add(page.place() + " leads to " + target.place() + "#" + target.anchor()
                            + ", and there is no such heading");
                }
            }
        }
        return problems;
    }
}
