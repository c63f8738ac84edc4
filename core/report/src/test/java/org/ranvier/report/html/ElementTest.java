package org.ranvier.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElementTest {

    @Test
    void textIsTextWhateverIsInIt() {
        String name = "<script>alert('1')</script> & \"more\"\u0000";

        assertThat(html(Element.of("em", name).with("title", name)))
                .isEqualTo("<em title=\"&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;more&quot;\uFFFD\">"
                        + "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;more&quot;\uFFFD</em>");
    }

    @Test
    void chartsCannotEndTheScriptThatTheyAreIn() {
        Page page = new Page(
                "t", Node.none(), java.util.List.of(), java.util.List.of("{\"a\":\"</script>\"}"), Node.none());

        assertThat(page.html()).contains("{\"a\":\"\\u003c/script>\"}").startsWith(Page.MARK);
    }

    @Test
    void aTableNamesItsColumnsAndRows() {
        String html =
                html(Table.of("Figures.", "run", "accuracy").row("a", "97.00 %").node());

        assertThat(html)
                .contains("<caption>Figures.</caption>")
                .contains("<th scope=\"col\">accuracy</th>")
                .contains("<th scope=\"row\">a</th>")
                .contains("<td class=\"number\">97.00 %</td>");
    }

    private static String html(Node node) {
        StringBuilder html = new StringBuilder();
        node.appendTo(html);
        return html.toString();
    }
}
