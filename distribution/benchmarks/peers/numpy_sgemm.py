"""The speed of numpy's products of matrices as `ranvier bench` measures its own: each thread multiplies 960 x 960 floats of its own.

Prints one JSON object. Arguments: the number of threads, and for how many seconds to measure each number of them.
"""
import concurrent.futures
import json
import os
import sys
import time

# Read when numpy is imported.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy

SIZE = 960
threads, seconds = int(sys.argv[1]), float(sys.argv[2])


def gflops(count):
    """The best of many rounds, in each of which so many threads multiply once."""
    matrices = [numpy.random.default_rng(n).random((3, SIZE, SIZE), numpy.float32) - 0.5 for n in range(count)]
    best = float("inf")
    end = time.perf_counter() + seconds
    with concurrent.futures.ThreadPoolExecutor(count) as pool:
        while time.perf_counter() < end:
            begin = time.perf_counter()
            concurrent.futures.wait([pool.submit(numpy.matmul, a, b, c) for a, b, c in matrices])
            best = min(best, time.perf_counter() - begin)
    return count * 2 * SIZE**3 / best / 1e9


print(
    json.dumps(
        {
            "workload": "SGEMM",
            "program": "numpy",
            "versions": {"numpy": numpy.__version__},
            "threads": threads,
            "sgemm_gflops": gflops(threads),
            "sgemm_gflops_one_thread": gflops(1),
        }
    )
)
