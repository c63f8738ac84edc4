"""What W3 of docs/benchmarks.md is to every program: its sizes, its input and start, and how often its neurons spike."""
import numpy

SAMPLES = 150
OUTPUTS = 3
DELTA = 0.2
CUT = 0.2
# By layer and number of hidden neurons: the mean, and how far it may be from that.
RATES = {30: [(0.8, 0.15), (1.0, 0.1)], 120: [(0.9, 0.15), (1.0, 0.1)]}


def points():
    """The first points of the published training split of Yin-Yang, which numpy's RandomState defines: x and y, class."""
    random = numpy.random.RandomState(42)
    found, classes = [], []
    while len(found) < SAMPLES:
        goal = random.randint(3)
        while True:
            x, y = random.rand(2)
            if numpy.hypot(x - 0.5, y - 0.5) <= 0.5 and _class(x, y) == goal:
                break
        found.append((x, y))
        classes.append(goal)
    return numpy.array(found), numpy.array(classes)


def _class(x, y):
    right, left = numpy.hypot(x - 0.75, y - 0.5), numpy.hypot(x - 0.25, y - 0.5)
    if min(right, left) < 0.1:
        return 2
    return int(right <= 0.1 or 0.1 < left <= 0.25 or (y > 0.5 and right > 0.25))


def times(points):
    """The spikes in ms, [sample][channel]."""
    return 0.15 + 1.85 * numpy.concatenate([points, 1 - points], 1)


def start(hidden):
    """For each layer weights and the numbers that delays follow from, [pre][post]."""
    random = numpy.random.default_rng(1)
    sizes = [4, hidden, OUTPUTS]
    return [(random.normal(1, 1, size), random.normal(0, 0.25, size)) for size in zip(sizes, sizes[1:])]
