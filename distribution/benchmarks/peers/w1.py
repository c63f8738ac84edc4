"""What W1 of docs/benchmarks.md is to every program: its sizes, its input, and how a step is measured."""
import importlib.metadata
import json
import statistics
import time

import numpy

SAMPLES, CHANNELS, TICKS, CLASSES = 128, 140, 100, 20
WIDTHS = [CHANNELS, 256, 256, CLASSES]
DECAY = float(numpy.exp(-0.1))
# With these, hidden neurons spike about ten times a sample, as in Ranvier's variants.
SPREADS = [0.56, 0.123, 0.092]
SPREADS_OF_DCLS = [1.065, 0.1435, 0.116]
PROBABILITY = 0.017


def spikes():
    """[sample][channel][tick]"""
    random = numpy.random.default_rng(1)
    return (random.random((SAMPLES, CHANNELS, TICKS)) < PROBABILITY).astype(numpy.float32)


def labels():
    return numpy.random.default_rng(2).integers(0, CLASSES, SAMPLES)


def rounds(step, seconds):
    """Runs a step for half of the time to warm up, then measures it."""
    end = time.perf_counter() + seconds / 2
    while True:
        step()
        if time.perf_counter() > end:
            break
    walls, cpus = [], []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or len(walls) < 3:
        wall, cpu = time.perf_counter(), time.process_time()
        step()
        walls.append(1e3 * (time.perf_counter() - wall))
        cpus.append(1e3 * (time.process_time() - cpu))
    return walls, cpus


def measure(peer, modules, seconds, train, forward):
    walls, cpus = rounds(train, seconds)
    forwards, _ = rounds(forward, seconds / 4)
    result = {
        "program": peer,
        "versions": {name: importlib.metadata.version(name) for name in modules},
        "steps": len(walls),
        "train_ms_min": min(walls),
        "train_ms_median": statistics.median(walls),
        "train_cpu_ms": statistics.mean(cpus),
        "forward_ms_min": min(forwards),
        "forward_ms_median": statistics.median(forwards),
    }
    print(json.dumps(result))
