package org.ranvier.acceptance;

/** Scripts that look at a page for those who see little, or use no mouse. */
final class Accessibility {

    /** The controls that are to be seen, as an expression; of what can only be scrolled, what says that it can be. */
    static final String CONTROLS =
            "[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')]"
                    + ".filter(e => e.checkVisibility() && !e.disabled && e.tabIndex >= 0)";

    /** Controls that nothing names. */
    static final String NAMELESS = "return " + CONTROLS
            + ".filter(e => !(e.getAttribute('aria-label') || e.textContent.trim() || e.labels?.length)).map(e => e.outerHTML)";

    /**
     * Texts whose contrast is less than the 4.5 : 1 of WCAG 2.2 AA, or 3 : 1 of large ones, and colours of curves with
     * less than 3 : 1. Luminance is that of <a href="https://www.w3.org/TR/WCAG22/#dfn-relative-luminance">WCAG</a>.
     */
    static final String CONTRAST = """
            const parse = text => (text.match(/[\\d.]+/g) ?? []).map(Number);
            const hex = text => [1, 3, 5].map(n => parseInt(text.slice(n, n + 2), 16));
            const luminance = rgb => rgb.slice(0, 3).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
              .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
            const contrast = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
            const ground = e => {
              for (; e; e = e.parentElement) {
                const c = parse(getComputedStyle(e).backgroundColor);
                if (c.length === 3 || c[3] === 1) { return c; }
              }
              return [255, 255, 255];
            };
            const poor = [];
            for (const e of document.querySelectorAll('body *')) {
              const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
              if (!(own || e.matches('input, select')) || !e.checkVisibility()) { continue; }
              const style = getComputedStyle(e), size = parseFloat(style.fontSize), bold = Number(style.fontWeight) >= 700;
              const needed = size >= 24 || bold && size >= 18.66 ? 3 : 4.5;
              const ratio = contrast(parse(style.color), ground(e));
              if (ratio < needed) { poor.push(`${e.tagName} '${e.textContent.slice(0, 40)}': ${ratio.toFixed(2)}`); }
            }
            const root = getComputedStyle(document.documentElement);
            for (let n = 0; n < 6; n++) {
              const ratio = contrast(hex(root.getPropertyValue('--s' + n).trim()), hex(root.getPropertyValue('--paper').trim()));
              if (ratio < 3) { poor.push(`curve ${n}: ${ratio.toFixed(2)}`); }
            }
            return poor;
            """;

    private Accessibility() {}
}
