"""What W1 of docs/benchmarks.md is to every program: its sizes, its input, and how often its neurons spike."""
import numpy

SAMPLES, CHANNELS, TICKS, CLASSES = 128, 140, 100, 20
WIDTHS = [CHANNELS, 256, 256, CLASSES]
DECAY = float(numpy.exp(-0.1))
# With these, hidden neurons spike about ten times a sample, as in Ranvier's variants.
SPREADS = [0.56, 0.123, 0.092]
SPREADS_OF_DCLS = [1.065, 0.1435, 0.116]
PROBABILITY = 0.017
# By hidden layer: the mean, and how far it may be from that. Wider than Ranvier's own 1, since resets and kernels differ a little between
# programs, and what other programs do costs as much at any rate.
RATES = [(10, 2), (10, 2)]


def spikes():
    """[sample][channel][tick]"""
    random = numpy.random.default_rng(1)
    return (random.random((SAMPLES, CHANNELS, TICKS)) < PROBABILITY).astype(numpy.float32)


def labels():
    return numpy.random.default_rng(2).integers(0, CLASSES, SAMPLES)
