"""Prints what share of the limits of a core each kernel of W1 reaches: shares.py MACHINE RESULT SAMPLES

MACHINE and RESULT are what `ranvier bench` prints as JSON, SAMPLES the execution samples of a flight recording of RESULT's process.

What a kernel has to load, store and add is counted from what it computes, in vectors. Of events, which are vectors of samples of which at
least one spikes, there are as many as if samples spiked independently.
"""
import json
import sys

machine_file, result_file, samples_file = sys.argv[1:]
machine = json.load(open(machine_file, encoding="utf-8"))["machine"]
(result,) = json.load(open(result_file, encoding="utf-8"))["results"]
samples = json.load(open(samples_file, encoding="utf-8"))["recording"]["events"]

SAMPLES, TICKS = 128, 100
LANES = machine["simd_bits"] // 32
BYTES = machine["simd_bits"] // 8
rates = result["spikes_per_neuron"]
# Of each projection: sources, targets, and spikes of a source in a sample.
PROJECTIONS = [(140, 256, 1.7), (256, 256, rates["first"]), (256, 20, rates["second"])]
# Those whose sources have a gradient.
INNER = PROJECTIONS[1:]


def events(sources, rate):
    return SAMPLES / LANES * TICKS * sources * (1 - (1 - rate / TICKS) ** LANES)


by_event = sum(events(sources, rate) * targets for sources, targets, rate in PROJECTIONS)
by_tick = sum(sources * targets for sources, targets, _ in INNER) * TICKS * SAMPLES / LANES
by_spike = sum(sources * rate * SAMPLES * targets / LANES for sources, targets, rate in PROJECTIONS)

# Of each kernel: the class, whether it runs forward, and vectors loaded, stored, and multiplied and added.
KERNELS = {
    "slayer": [
        ("events to rows of targets", ["PushKernel", "PushRows"], True, by_event, by_event, by_event),
        ("gradients by weight and delay", ["EventRows", "EventSums", "FewEventSums"], False, 2 * by_event, 0, 2 * by_event),
        ("gradient by the source", ["PullKernel"], False, by_tick, 0, by_tick),
    ],
    "none": [
        # Weights and sums are loaded, and the sums stored, where they do not stay in registers; only the weights must be.
        ("rows of weights, and their gradients", ["WeightRows"], None, 2 * by_spike, by_spike, 2 * by_spike),
        # Four rows by two vectors: a load of a vector serves four products, and one of a weight two.
        ("gradient by the source", ["ProductKernel"], False, by_tick * 3 / 4, 0, by_tick),
    ],
}


def kernel(sample):
    """The innermost class of kernels that was running, whatever it called meanwhile."""
    for frame in sample["values"]["stackTrace"]["frames"]:
        name = frame["method"]["type"]["name"].replace("/", ".")
        if ".kernels." in name:
            return name.split(".")[-1].split("$")[0]
    return ""


classes = [kernel(sample) for sample in samples]
# Half as many steps before and a quarter as many of their forward halves after those that are measured.
steps = result["steps"]
whole, halves = 1.5 * steps + 1, 0.25 * steps
total = whole * result["train_cpu_ms"] + halves * result["forward_ms_min"]

print(f"W1 {result['variant']}, one thread, vectors of {machine['simd_bits']} bits, a step of {result['train_cpu_ms']:.1f} ms")
print(f"{'kernel':38}{'ms':>7}{'GFLOPS':>8}{'of FMA':>8}{'loads GB/s':>12}{'of L1':>7}{'of L2':>7}{'stores GB/s':>13}{'of L1':>7}")
for name, own, forward, loads, stores, products in KERNELS[result["variant"]]:
    runs = whole + halves if forward else whole if forward is False else whole + halves / 2
    ms = sum(c in own for c in classes) / len(classes) * total / runs
    gflops, loaded, stored = (amount / ms / 1e6 for amount in (2 * LANES * products, BYTES * loads, BYTES * stores))
    print(
        f"{name:38}{ms:7.1f}{gflops:8.1f}{gflops / machine['fma_gflops_one_thread']:8.0%}{loaded:12.0f}"
        f"{loaded / machine['l1_loads_gb_s_one_thread']:7.0%}{loaded / machine['l2_loads_gb_s_one_thread']:7.0%}"
        f"{stored:13.0f}{stored / machine['l1_stores_gb_s_one_thread']:7.0%}"
    )
