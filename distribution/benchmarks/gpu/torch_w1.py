"""W1 of docs/benchmarks.md in PyTorch, on the GPU where there is one: delays as Gaussians over lags (DCLS), trained with the weights.

Two forms of the same network are measured: the package DCLS, where it can be imported, and a plain convolution over all lags, which is what
DCLS makes of its kernels: the least that any form by convolutions has to do. Without torch it says so and ends.
"""
import argparse
import json
import statistics
import sys
import time

try:
    import torch
except ImportError:
    print("skipped: there is no torch")
    sys.exit(0)

try:
    from DCLS.construct.modules import Dcls1d
except ImportError:
    Dcls1d = None

SAMPLES, TICKS, LAGS = 128, 100, 26
WIDTHS = [140, 256, 256, 20]
SPREADS = [1.065, 0.1435, 0.116]
DECAY = torch.exp(torch.tensor(-0.1)).item()


class Spike(torch.autograd.Function):
    """1 where v > 1; its derivative is 1 / (1 + (pi (v - 1))^2)."""

    @staticmethod
    def forward(context, v):
        context.save_for_backward(v)
        return (v > 1).to(v.dtype)

    @staticmethod
    def backward(context, gradient):
        (v,) = context.saved_tensors
        return gradient / (1 + (torch.pi * (v - 1)) ** 2)


def neurons(current):
    """LIF over [sample][neuron][tick]: v <- decay v + I - s, without a gradient through the reset."""
    v = torch.zeros_like(current[..., 0])
    s = torch.zeros_like(v)
    spikes = []
    for t in range(current.shape[-1]):
        v = DECAY * v + current[..., t] - s.detach()
        s = Spike.apply(v)
        spikes.append(s)
    return torch.stack(spikes, -1)


class Network(torch.nn.Module):
    def __init__(self, make):
        super().__init__()
        self.layers = torch.nn.ModuleList(make(*sizes) for sizes in zip(WIDTHS, WIDTHS[1:], SPREADS))

    def forward(self, signal):
        for layer in self.layers:
            signal = neurons(layer(torch.nn.functional.pad(signal, (LAGS - 1, 0))))
        return signal.sum(-1)


def convolution(pre, post, spread):
    layer = torch.nn.Conv1d(pre, post, LAGS, bias=False)
    torch.nn.init.normal_(layer.weight, std=spread / LAGS**0.5)
    return layer


def dcls(pre, post, spread):
    layer = Dcls1d(pre, post, kernel_count=1, dilated_kernel_size=LAGS, bias=False, version="gauss")
    torch.nn.init.normal_(layer.weight, std=spread)
    torch.nn.init.uniform_(layer.P, -(LAGS // 2), LAGS // 2)
    torch.nn.init.constant_(layer.SIG, LAGS / 2)
    return layer


def wait(device):
    if device.type == "cuda":
        torch.cuda.synchronize()


def measure(name, make, device, seconds):
    torch.manual_seed(1)
    network = Network(make).to(device)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-9)
    signal = (torch.rand(SAMPLES, WIDTHS[0], TICKS, device=device) < 0.017).float()
    label = torch.randint(WIDTHS[-1], (SAMPLES,), device=device)

    def step():
        optimizer.zero_grad(set_to_none=True)
        torch.nn.functional.cross_entropy(network(signal), label).backward()
        optimizer.step()
        wait(device)

    # Half as long for warming up, as ranvier bench does.
    until = time.perf_counter() + seconds / 2
    step()
    while time.perf_counter() < until:
        step()
    times = []
    until = time.perf_counter() + seconds
    while time.perf_counter() < until or len(times) < 3:
        begin = time.perf_counter()
        step()
        times.append(1000 * (time.perf_counter() - begin))
    memory = torch.cuda.max_memory_allocated() / 1e6 if device.type == "cuda" else None
    print(f"{name:12} {min(times):9.2f} ms at best, {statistics.median(times):9.2f} in the median of {len(times)} steps")
    return {"name": name, "train_ms_min": min(times), "train_ms_median": statistics.median(times), "memory_mb": memory}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--out")
    arguments = parser.parse_args()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    # As Ranvier computes: no shorter floats in products.
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False
    named = torch.cuda.get_device_name() if device.type == "cuda" else "cpu"
    print(f"torch {torch.__version__} on {named}")
    results = []
    if Dcls1d is None:
        print("skipped: the form by DCLS, as the package is not there")
    else:
        results.append(measure("DCLS", dcls, device, arguments.seconds))
    results.append(measure("convolution", convolution, device, arguments.seconds))
    if arguments.out:
        with open(arguments.out, "w", encoding="utf-8") as file:
            json.dump({"device": named, "torch": torch.__version__, "results": results}, file)


if __name__ == "__main__":
    main()
