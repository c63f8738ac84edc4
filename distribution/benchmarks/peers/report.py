"""Reads what `run` measured, prints one table with ratios, and writes all of it as one JSON file: report.py LINES OUT REFERENCE"""
import json
import platform
import statistics
import sys

lines, out, reference = sys.argv[1:]
runs = {}
for line in open(lines, encoding="utf-8"):
    run = json.loads(line)
    runs.setdefault(run["program"], []).append(run)


def median(program, key):
    values = [run[key] for run in runs[program] if run.get(key) is not None]
    return statistics.median(values) if values else None


def ratio(program, key):
    """The median over rounds of the ratio within a round, since machines drift."""
    pairs = [(a.get(key), b.get(key)) for a, b in zip(runs[program], runs[reference])]
    ratios = [a / b for a, b in pairs if a is not None and b is not None]
    return statistics.median(ratios) if ratios else None


def text(value, form):
    return "–" if value is None else form.format(value)


rows = []
for program in runs:
    row = {"program": program, "rounds": len(runs[program])}
    for key in ("train_ms_min", "train_ms_median", "train_cpu_ms", "forward_ms_min"):
        row[key] = median(program, key)
    row["train_ratio"] = ratio(program, "train_ms_median")
    row["forward_ratio"] = ratio(program, "forward_ms_min")
    row["versions"] = runs[program][0].get("versions", {})
    rows.append(row)

print(f"W1, medians of {max(len(own) for own in runs.values())} rounds in turn; ratios are to {reference}, round by round")
print()
print(f"{'program':24} {'train ms':>9} {'median':>8} {'ratio':>6} {'CPU ms':>8} {'forward':>8} {'ratio':>6}")
for row in rows:
    print(
        f"{row['program']:24} {row['train_ms_min']:9.1f} {row['train_ms_median']:8.1f} {text(row['train_ratio'], '{:.2f}'):>6}"
        f" {row['train_cpu_ms']:8.1f} {text(row['forward_ms_min'], '{:.1f}'):>8} {text(row['forward_ratio'], '{:.2f}'):>6}"
    )
with open(out, "w", encoding="utf-8") as file:
    json.dump({"machine": platform.machine(), "reference": reference, "programs": rows, "runs": runs}, file, indent=1)
