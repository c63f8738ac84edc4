"""W2 of docs/benchmarks.md in PyTorch: delays of SLAYER as a convolution, or as one product of matrices for each lag. Prints one JSON object."""
import torch
from torch.nn import functional

import steps
import w2

options = steps.options("torch-conv", "torch-lags")
torch.set_num_threads(options.threads)


class Spike(torch.autograd.Function):
    """1 where u reaches the threshold; its derivative is exp(-|u - threshold| / threshold) / threshold."""

    @staticmethod
    def forward(context, u):
        context.save_for_backward(u)
        return (u >= w2.THRESHOLD).to(u.dtype)

    @staticmethod
    def backward(context, gradient):
        (u,) = context.saved_tensors
        return gradient * torch.exp(-(u - w2.THRESHOLD).abs() / w2.THRESHOLD) / w2.THRESHOLD


def earlier(signal):
    """The signal a tick before, [tick][sample][neuron]."""
    return functional.pad(signal, (0, 0, 0, 0, 1, 0))[:-1]


class Lags(torch.autograd.Function):
    """Sums over synapses, each delayed by whole ticks: for every lag that occurs, the product with the weights that have it."""

    @staticmethod
    def forward(context, signal, delays, weights):
        whole = delays.floor()
        lags = [(int(k), weights * (whole == k)) for k in whole.unique()]
        currents = signal.new_zeros(*signal.shape[:2], len(weights))
        for k, some in lags:
            currents[k:] += signal[: len(signal) - k] @ some.T
        context.lags = lags
        context.save_for_backward(signal)
        return currents

    @staticmethod
    def backward(context, gradient):
        (signal,) = context.saved_tensors
        by_signal = torch.zeros_like(signal) if context.needs_input_grad[0] else None
        slope = earlier(signal) - signal
        by_delays = 0
        for k, some in context.lags:
            until = len(signal) - k
            by_delays = by_delays + some * (gradient[k:].flatten(0, 1).T @ slope[:until].flatten(0, 1))
            if by_signal is not None:
                by_signal[:until] += gradient[k:] @ some
        return by_signal, by_delays, None


class Convolution(torch.autograd.Function):
    """The same as one convolution over ticks, of kernels that are the weight at the lag and 0 elsewhere."""

    @staticmethod
    def forward(context, signal, delays, weights):
        whole = (w2.TICKS - 1 - delays.floor().long()).unsqueeze(2)
        kernel = weights.new_zeros(*weights.shape, w2.TICKS).scatter_(2, whole, weights.unsqueeze(2))
        context.save_for_backward(signal, whole, weights, kernel)
        return functional.conv1d(Convolution.before(signal), kernel).permute(2, 0, 1)

    @staticmethod
    def before(signal):
        """[sample][neuron][tick], with as many ticks of silence ahead as the longest delay."""
        return functional.pad(signal.permute(1, 2, 0), (w2.TICKS - 1, 0))

    @staticmethod
    def backward(context, gradient):
        signal, whole, weights, kernel = context.saved_tensors
        gradient = gradient.permute(1, 2, 0)
        by_signal = None
        if context.needs_input_grad[0]:
            by_signal = functional.conv_transpose1d(gradient, kernel)[:, :, w2.TICKS - 1 :].permute(2, 0, 1)
        slope = Convolution.before(earlier(signal) - signal)
        by_kernel = torch.nn.grad.conv1d_weight(slope, kernel.shape, gradient)
        return by_signal, weights * by_kernel.gather(2, whole).squeeze(2), None


class Neurons(torch.nn.Module):
    """SRM over [tick][sample][neuron]: own spikes before t add -20 exp(1 - t), without a gradient through them."""

    def forward(self, currents):
        own = torch.zeros_like(currents[0])
        decay = float(torch.exp(torch.tensor(-1.0)))
        spikes = []
        for current in currents.unbind(0):
            s = Spike.apply(current + own)
            spikes.append(s)
            # One tick later a spike adds all of it, and 1/e of that with each tick more.
            own = decay * own - 2 * w2.THRESHOLD * s.detach()
        return torch.stack(spikes)


class Network(torch.nn.Module):
    def __init__(self, delayed):
        super().__init__()
        self.delayed = delayed
        start = [tuple(torch.from_numpy(array) for array in layer) for layer in w2.start()]
        self.weights = [weights for weights, _ in start]
        self.delays = torch.nn.ParameterList(delays for _, delays in start)
        self.neurons = torch.nn.ModuleList(Neurons() for _ in start)

    def forward(self, signal):
        for weights, delays, neurons in zip(self.weights, self.delays, self.neurons):
            signal = neurons(self.delayed(filtered(signal), delays, weights))
        return signal


response = torch.from_numpy(w2.response())
# [tick][tick before]
toeplitz = torch.stack([functional.pad(response.flip(0)[w2.TICKS - 1 - t :], (0, w2.TICKS - 1 - t)) for t in range(w2.TICKS)])


def filtered(spikes):
    """Spikes as neurons see them, without delays: a linear filter over ticks, as a product of matrices."""
    return (toeplitz @ spikes.flatten(1)).view_as(spikes)


signal = torch.from_numpy(w2.spikes())
target = torch.nn.functional.one_hot(torch.from_numpy(w2.labels()), w2.WIDTHS[-1]).float()
target = filtered(target.expand(w2.TICKS, -1, -1).contiguous())
model = Network({"torch-conv": Convolution, "torch-lags": Lags}[options.peer].apply)
optimizer = torch.optim.Adam(model.delays, lr=1e-9, amsgrad=True)


def train():
    optimizer.zero_grad()
    ((filtered(model(signal)) - target) ** 2).sum().div(2 * w2.SAMPLES).backward()
    optimizer.step()
    with torch.no_grad():
        for delays in model.delays:
            delays.clamp_(0, w2.LONGEST_DELAY)


def forward():
    with torch.no_grad():
        model(signal)


rates = []


def count(_, __, spikes):
    rates.append(float(spikes.sum(0).mean()))


hooks = [neurons.register_forward_hook(count) for neurons in model.neurons]
forward()
for hook in hooks:
    hook.remove()
steps.require(rates, w2.RATES)
steps.measure("W2", options.peer, ["torch"], options.seconds, train, forward, rates)
