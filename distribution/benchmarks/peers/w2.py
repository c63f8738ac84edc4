"""What W2 of docs/benchmarks.md is to every program: its sizes, its input and start, its kernels, and how often its neurons spike."""
import numpy

SAMPLES, TICKS, COUNT = 32, 10, 150
WIDTHS = [784, 800, 10]
THRESHOLD = 10
LONGEST_DELAY = 9
# The mean and the standard deviation of the weights of each layer, both to be multiplied by SCALE.
WEIGHTS = [(0.0571, 0.5458), (-0.5244, 1.0490)]
SCALE = 10
# By layer: the mean, and how far it may be from that.
RATES = [(6.1, 0.4), (0.0, 0.3)]

_random = numpy.random.default_rng(1)


def spikes():
    """[tick][sample][channel], all at tick 0"""
    signal = numpy.zeros((TICKS, SAMPLES, WIDTHS[0]), numpy.float32)
    for sample in signal[0]:
        sample[_random.choice(WIDTHS[0], COUNT, replace=False)] = 1
    return signal


def labels():
    return _random.integers(0, WIDTHS[-1], SAMPLES)


def start():
    """For each layer weights and delays in ticks, [post][pre]."""
    return [
        (
            (SCALE * _random.normal(mean, spread, (post, pre))).astype(numpy.float32),
            _random.uniform(0, 4, (post, pre)).astype(numpy.float32),
        )
        for (mean, spread), pre, post in zip(WEIGHTS, WIDTHS, WIDTHS[1:])
    ]


def response():
    """The filter of spikes that arrive, by tick: t/10 exp(1 - t/10)."""
    t = numpy.arange(TICKS) / 10
    return (t * numpy.exp(1 - t)).astype(numpy.float32)
