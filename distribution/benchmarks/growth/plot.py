"""Draws what a synaptic event costs as a network grows: plot.py OUT.svg FILE..., the files as `ranvier bench W5 --json` printed them."""
import json
import math
import sys

# What is varied: the first part of a variant's name, how the axis is called, and where the network is that all variants start from.
AXES = [("neurons", "neurons", 256), ("ticks", "ticks", 400), ("batch", "samples in a batch", 32), ("delay", "longest delay, ms", 25)]
ROWS = [("time of an event, ns", lambda r: r["train_ms_min"] * 1e6 / r["synaptic_events"]), ("memory of an event, bytes", lambda r: r["rss_mb"] * 1e6 / r["synaptic_events"])]
WIDTH, HEIGHT, LEFT, TOP, GAP_X, GAP_Y = 190, 150, 70, 50, 22, 70
INK, LINE, FAINT = "#222222", "#1f6f8b", "#dddddd"

out, *files = sys.argv[1:]
results = {}
for name in files:
    with open(name, encoding="utf-8") as file:
        results.update({r["variant"]: r for r in json.load(file)["results"] if r["workload"] == "W5"})


def points(axis, base, value):
    """[(x, y)], in increasing order."""
    found = [(base, value(results["base"]))]
    for variant, result in results.items():
        kind, _, number = variant.partition("-")
        if kind == axis:
            found.append((int(number), value(result)))
    return sorted(found)


def number(value):
    """Two digits or more."""
    return f"{value:.2f}" if value < 1 else f"{value:.1f}" if value < 10 else f"{value:.0f}"


def text(x, y, words, anchor="middle", size=12, more=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" {more}>{words}</text>'


def panel(left, top, axis, base, value, low, high, labelled):
    """One curve on two logarithmic axes; y from low to high, with ticks at powers of ten."""
    own = points(axis, base, value)
    first, last = math.log(own[0][0]), math.log(own[-1][0])

    def x(of):
        return left + 12 + (WIDTH - 24) * (math.log(of) - first) / (last - first)

    def y(of):
        return top + HEIGHT * (1 - math.log(of / low) / math.log(high / low))

    parts = []
    power = low
    while power <= high * 1.001:
        parts.append(f'<line x1="{left}" x2="{left + WIDTH}" y1="{y(power):.1f}" y2="{y(power):.1f}" stroke="{FAINT}"/>')
        if labelled:
            parts.append(text(left - 6, y(power) + 4, f"{power:g}", "end"))
        power *= 10
    line = " ".join(f"{x(a):.1f},{y(b):.1f}" for a, b in own)
    parts.append(f'<polyline points="{line}" fill="none" stroke="{LINE}" stroke-width="1.5"/>')
    right = -math.inf
    for a, b in own:
        fill = "white" if a == base else LINE
        parts.append(f'<circle cx="{x(a):.1f}" cy="{y(b):.1f}" r="3.5" fill="{fill}" stroke="{LINE}" stroke-width="1.5"/>')
        parts.append(text(x(a), y(b) - 8, number(b), size=10))
        if x(a) - right > 24:
            parts.append(text(x(a), top + HEIGHT + 16, f"{a:,}", size=11))
            right = x(a)
    return parts


def bounds(value):
    """Powers of ten around all values."""
    values = [y for axis, _, base in AXES for _, y in points(axis, base, value)]
    return 10 ** math.floor(math.log10(min(values))), 10 ** math.ceil(math.log10(max(values)))


body = []
for row, (label, value) in enumerate(ROWS):
    top = TOP + row * (HEIGHT + GAP_Y)
    low, high = bounds(value)
    body.append(text(18, top + HEIGHT / 2, label, size=13, more=f'transform="rotate(-90 18 {top + HEIGHT / 2:.1f})"'))
    for column, (axis, title, base) in enumerate(AXES):
        left = LEFT + column * (WIDTH + GAP_X)
        body += panel(left, top, axis, base, value, low, high, column == 0)
        body.append(text(left + WIDTH / 2, top + HEIGHT + 34, title, size=13))
body.append(text(LEFT, 22, "Cost of a spike at a synapse, in a step of training", "start", 15, 'font-weight="bold"'))
body.append(text(LEFT + len(AXES) * (WIDTH + GAP_X) - GAP_X, 22, "open circles: the network that all start from", "end"))
total_x, total_y = LEFT + len(AXES) * (WIDTH + GAP_X), TOP + len(ROWS) * (HEIGHT + GAP_Y) - 10
with open(out, "w", encoding="utf-8") as file:
    file.write(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {total_x} {total_y}" font-family="sans-serif" fill="{INK}">\n'
        f'<rect width="{total_x}" height="{total_y}" fill="white"/>\n' + "\n".join(body) + "\n</svg>\n"
    )
