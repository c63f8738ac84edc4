"""W3 of docs/benchmarks.md in PyTorch: first spikes in closed form, their gradients by the implicit function theorem. Prints one JSON object."""
import torch

import steps
import w3

options = steps.options("h30", "h120")
torch.set_num_threads(options.threads)
torch.set_default_dtype(torch.float64)
hidden = int(options.peer[1:])


class FirstSpikes(torch.autograd.Function):
    """First spikes of neurons, [sample][post], from arrivals, [sample][pre][post], and weights, [pre][post].

    With y = exp(t/2) the potential 2 sum w (exp((a - t)/2) - exp(a - t)) is 1 where y^2 - 2 h y + 2 f = 0, h = sum w exp(a/2) and
    f = sum w exp(a), over the arrivals so far; the smaller root is the crossing from below.
    """

    @staticmethod
    def forward(context, arrivals, weights):
        ordered, order = arrivals.sort(1)
        by_arrival = weights.expand_as(arrivals).gather(1, order)
        half = torch.exp(ordered / 2)
        h = (by_arrival * half).cumsum(1)
        f = (by_arrival * half * half).cumsum(1)
        y = 2 * f / (h + torch.sqrt(h * h - 2 * f))
        t = 2 * torch.log(y)
        until = torch.nn.functional.pad(ordered[:, 1:], (0, 0, 0, 1), value=torch.inf)
        # No number is not in any interval.
        spikes = torch.where((t >= ordered) & (t < until), t, torch.inf).amin(1)
        context.save_for_backward(arrivals, weights, spikes)
        return spikes

    @staticmethod
    def backward(context, gradient):
        arrivals, weights, spikes = context.saved_tensors
        after = spikes.unsqueeze(1)
        half = torch.exp((arrivals - after) / 2).masked_fill(~(arrivals < after) | after.isinf(), 0)
        response = 2 * (half - half * half)
        slope = weights * (2 * half * half - half)
        share = torch.where(spikes.isinf(), 0, gradient / slope.sum(1)).unsqueeze(1)
        by_arrival = share * slope
        by_weight = -share * response
        # Steep weight gradients of a spike are all dropped.
        by_weight = by_weight * (by_weight.abs().amax(1, keepdim=True) <= w3.CUT)
        return by_arrival, by_weight.sum(0)


class Network(torch.nn.Module):
    def __init__(self):
        super().__init__()
        start = w3.start(hidden)
        self.weights = torch.nn.ParameterList(torch.from_numpy(weights) for weights, _ in start)
        self.raw = torch.nn.ParameterList(torch.from_numpy(raw) for _, raw in start)

    def forward(self, times):
        """The spikes of each layer, [sample][neuron]."""
        layers = []
        for weights, raw in zip(self.weights, self.raw):
            times = FirstSpikes.apply(times.unsqueeze(2) + torch.sigmoid(raw), weights)
            layers.append(times)
        return layers


points, classes = w3.points()
times = torch.from_numpy(w3.times(points))
labels = torch.from_numpy(classes).unsqueeze(1)
lag = w3.DELTA * (1 - torch.nn.functional.one_hot(labels.squeeze(1), w3.OUTPUTS))
model = Network()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-9)


def train():
    optimizer.zero_grad()
    spikes = model(times)[-1]
    errors = spikes - spikes.gather(1, labels) - lag
    # A sample with a missing spike has no gradient.
    whole = spikes.isfinite().all(1, keepdim=True)
    torch.where(whole, errors, 0).square().sum().div(2 * w3.SAMPLES).backward()
    optimizer.step()


def forward():
    with torch.no_grad():
        model(times)


with torch.no_grad():
    rates = [float(layer.isfinite().double().mean()) for layer in model(times)]
steps.require(rates, w3.RATES[hidden])
steps.measure("W3 " + options.peer, "torch", ["torch"], options.seconds, train, forward, rates)
