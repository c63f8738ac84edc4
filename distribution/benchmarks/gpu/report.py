"""Puts the results of ./run side by side: times, ratios to PyTorch, and the share of what the device can do at most.

Of the peak: the operations that 'of SGEMM' counts in docs/benchmarks.md, as if all were dense, a second, over the multiplications and additions
measured in registers. Spikes are sparse, so more than 100 % is possible. Of the bandwidth: the least that a step has to move, over the triad
measured. That is each number of a signal written once and read once, and each trained number with its gradient and its moments read once and
written once. What caches serve again and again is not in it.
"""
import json
import pathlib
import sys

# [workload]: samples, ticks, width of the input, widths of the populations, states of a neuron, moments of the optimiser.
SHAPES = {"W1": (128, 100, 140, (256, 256, 20), 1, 2), "W2": (32, 10, 784, (800, 10), 4, 3)}
# Of a neuron at a tick, besides its states: its spike, its input, and the gradients by both.
NUMBERS = 4
BYTES = 4


def least_bytes(workload, variant):
    samples, ticks, channels, widths, states, moments = SHAPES[workload]
    signals = (channels + sum(widths) * (NUMBERS + states)) * samples * ticks
    synapses = sum(pre * post for pre, post in zip((channels, *widths), widths)) * (0.05 if variant.startswith("sparse") else 1)
    trained = synapses * (1 if workload == "W2" or variant in ("fixed", "none") else 2)
    return 2 * BYTES * (signals + trained * (2 + moments))


def read(folder, name):
    path = folder / name
    return json.loads(path.read_text()) if path.exists() and path.stat().st_size else None


def main():
    folder = pathlib.Path(sys.argv[1])
    limits = read(folder, "limits.json")
    torch = read(folder, "torch.json")
    print(f"device: {limits['device']}{'' if limits['gpu'] else ' (no GPU: these figures say nothing about one)'}")
    print(f"triad {limits['gb_s']:.0f} GB/s, multiplications and additions {limits['gflops']:.0f} GFLOPS")
    print(f"{'workload':9}{'variant':13}{'best ms':>9}{'median ms':>11}{'of peak':>9}{'of bandwidth':>14}")
    best = {}
    for workload in SHAPES:
        for one in (read(folder, workload + ".json") or {"results": []})["results"]:
            ms = one["train_ms_min"]
            best[workload, one["variant"]] = ms
            of_peak = one["dense_gflop"] / (ms / 1000) / limits["gflops"]
            of_bandwidth = least_bytes(workload, one["variant"]) / (ms / 1000) / 1e9 / limits["gb_s"]
            print(f"{workload:9}{one['variant']:13}{ms:9.2f}{one['train_ms_median']:11.2f}{of_peak:9.1%}{of_bandwidth:14.1%}")
    if torch is None:
        print("PyTorch: not measured here")
        return
    for one in torch["results"]:
        ratios = [
            f"{one['train_ms_min'] / best['W1', variant]:.1f} times that of {variant}"
            for variant in ("dcls", "slayer")
            if ("W1", variant) in best
        ]
        print(f"{'W1':9}torch {one['name']}: {one['train_ms_min']:.2f} ms at best on {torch['device']}; {', '.join(ratios)}")


if __name__ == "__main__":
    main()
