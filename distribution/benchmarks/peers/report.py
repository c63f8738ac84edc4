"""Reads what `run` measured, prints one table with ratios, and writes all of it as one JSON file: report.py LINES OUT"""
import json
import platform
import statistics
import sys

lines, out = sys.argv[1:]
# Ratios are to the fastest of the other programs, by workload.
REFERENCES = {"W1": "spyx", "W2": "torch-lags", "W3 h30": "torch", "W3 h120": "torch", "SGEMM": "numpy"}
KEYS = ["train_ms_min", "train_ms_median", "train_cpu_ms", "forward_ms_min", "rss_mb"]
SPEEDS = ["sgemm_gflops_one_thread", "sgemm_gflops"]

# By workload and program, what each round measured.
runs = {}
for line in open(lines, encoding="utf-8"):
    run = json.loads(line)
    runs.setdefault(run["workload"], {}).setdefault(run["program"], []).append(run)


def median(own, key):
    values = [run[key] for run in own if run.get(key) is not None]
    return statistics.median(values) if values else None


def ratio(own, reference, key):
    """The median over rounds of the ratio within a round, since machines drift."""
    others = {run["round"]: run.get(key) for run in reference}
    pairs = [(run.get(key), others.get(run["round"])) for run in own]
    ratios = [a / b for a, b in pairs if a is not None and b is not None]
    return statistics.median(ratios) if ratios else None


def text(value, form):
    return "–" if value is None else form.format(value)


def row(workload, program):
    own, reference = runs[workload][program], runs[workload].get(REFERENCES[workload], [])
    keys = SPEEDS if workload == "SGEMM" else KEYS
    result = {"workload": workload, "program": program, "rounds": len(own)}
    result.update({key: median(own, key) for key in keys})
    result.update({f"{key}_ratio": ratio(own, reference, key) for key in keys})
    result["spikes_per_neuron"] = own[0].get("spikes_per_neuron")
    result["versions"] = own[0].get("versions", {})
    return result


rows = [row(workload, program) for workload in runs for program in runs[workload]]
rounds = max(row["rounds"] for row in rows)
print(f"Medians of {rounds} rounds in turn; ratios to the program whose ratio is 1, round by round")
print()
print(f"{'workload':9}{'program':18}{'train ms':>9}{'median':>8}{'ratio':>7}{'CPU ms':>8}{'forward':>8}{'ratio':>7}{'MB':>6}  spikes of a neuron")
for row in rows:
    if row["workload"] != "SGEMM":
        spikes = ", ".join(f"{rate:.1f}" for rate in row["spikes_per_neuron"])
        print(
            f"{row['workload']:9}{row['program']:18}{row['train_ms_min']:9.2f}{row['train_ms_median']:8.2f}"
            f"{text(row['train_ms_median_ratio'], '{:.2f}'):>7}{row['train_cpu_ms']:8.1f}{text(row['forward_ms_min'], '{:.2f}'):>8}"
            f"{text(row['forward_ms_min_ratio'], '{:.2f}'):>7}{text(row['rss_mb'], '{:.0f}'):>6}  {spikes}"
        )
print()
print(f"{'products of matrices':27}{'1 thread':>9}{'ratio':>7}{'all':>8}{'ratio':>7}  GFLOPS")
for row in rows:
    if row["workload"] == "SGEMM":
        one, both = SPEEDS
        print(
            f"{row['program']:27}{row[one]:9.1f}{text(row[one + '_ratio'], '{:.2f}'):>7}"
            f"{row[both]:8.1f}{text(row[both + '_ratio'], '{:.2f}'):>7}"
        )
with open(out, "w", encoding="utf-8") as file:
    json.dump({"machine": platform.machine(), "references": REFERENCES, "programs": rows, "runs": runs}, file, indent=1)
