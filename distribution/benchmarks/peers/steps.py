"""How a step is measured in every program, and what makes it the same work as Ranvier's: as many spikes."""
import argparse
import importlib.metadata
import json
import resource
import statistics
import time


def options(*peers):
    """The peer, where there are several, threads and seconds of the command line."""
    arguments = argparse.ArgumentParser()
    if peers:
        arguments.add_argument("peer", choices=peers)
    arguments.add_argument("--threads", type=int, required=True)
    arguments.add_argument("--seconds", type=float, required=True)
    return arguments.parse_args()


def require(rates, expected):
    """Ends the program where spikes of a neuron in a sample, by layer, are not as expected: [(rate, tolerance)]."""
    for layer, (rate, (mean, tolerance)) in enumerate(zip(rates, expected)):
        if abs(rate - mean) > tolerance:
            raise SystemExit(f"neurons of layer {layer} spike {rate:.2f} times a sample, not {mean} ± {tolerance}")


def rounds(step, seconds):
    """Runs a step for half of the time to warm up, at least three times since some compile twice, then measures it."""
    end = time.perf_counter() + seconds / 2
    warm = 0
    while time.perf_counter() < end or warm < 3:
        step()
        warm += 1
    walls, cpus = [], []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or len(walls) < 3:
        wall, cpu = time.perf_counter(), time.process_time()
        step()
        walls.append(1e3 * (time.perf_counter() - wall))
        cpus.append(1e3 * (time.process_time() - cpu))
    return walls, cpus


def measure(workload, program, modules, seconds, train, forward, rates):
    """Prints one JSON object; rates are spikes of a neuron in a sample, by layer."""
    walls, cpus = rounds(train, seconds)
    forwards, _ = rounds(forward, seconds / 4)
    result = {
        "workload": workload,
        "program": program,
        "versions": {name: importlib.metadata.version(name) for name in modules},
        "steps": len(walls),
        "train_ms_min": min(walls),
        "train_ms_median": statistics.median(walls),
        "train_cpu_ms": statistics.mean(cpus),
        "forward_ms_min": min(forwards),
        "forward_ms_median": statistics.median(forwards),
        "spikes_per_neuron": rates,
        # Linux counts in KiB.
        "rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6),
    }
    print(json.dumps(result))
