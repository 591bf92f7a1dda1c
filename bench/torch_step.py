#!/usr/bin/env python3
"""The training step of the paper's HNN in PyTorch on one thread, as one writes it there, beside the program's own.

  python3 bench/torch_step.py [TASK...]      ms per step, and how much faster build/native/hnn is, exact and fused

Least times of blocks of steps; PyTorch and the program take turns, so that a busy machine slows both.
"""
import json
import subprocess
import sys
import time
from pathlib import Path

import torch
from torch import nn

PROGRAM = Path(__file__).resolve().parent.parent / "build/native/hnn"
LATENT_WEIGHT = 0.1
TURNS, BLOCKS, BLOCK_SECONDS = 3, 8, 0.06


def program(*arguments):
    return json.loads(subprocess.run([PROGRAM, *arguments], check=True, capture_output=True).stdout)


class Hamiltonian(nn.Module):
    def __init__(self, dimension, widths):
        super().__init__()
        first, second = widths
        self.net = nn.Sequential(
            nn.Linear(dimension, first), nn.Tanh(), nn.Linear(first, second), nn.Tanh(), nn.Linear(second, 1, bias=False)
        )

    def time_derivative(self, x):
        (slope,) = torch.autograd.grad(self.net(x).sum(), x, create_graph=True)
        by_q, by_p = slope.chunk(2, dim=1)
        return torch.cat((by_p, -by_q), dim=1)


class Half(nn.Module):
    """One half of the paper's autoencoder."""

    def __init__(self, inputs, width, outputs):
        super().__init__()
        self.layers = nn.ModuleList(
            [nn.Linear(inputs, width), nn.Linear(width, width), nn.Linear(width, width), nn.Linear(width, outputs)]
        )

    def forward(self, x):
        first, second, third, last = self.layers
        h = torch.relu(first(x))
        h = h + torch.relu(second(h))
        h = h + torch.relu(third(h))
        return last(h)


def step_of(task):
    """A function that does one training step of the task's batch."""
    settings = task["defaults"]["code"]
    samples = settings["trajectories"] * settings["points"] // 2
    batch, dimension = settings["batch"] or samples, task["dimension"]
    model = Hamiltonian(dimension, settings["widths"])
    parameters = list(model.parameters())
    frame = task["frame"]
    if frame is None:
        x = torch.randn(batch, dimension, requires_grad=True)
        target = torch.randn(batch, dimension)

        def loss():
            return (model.time_derivative(x) - target).pow(2).mean()

    else:
        pixels = 2 * frame["side"] ** 2
        width = settings["widths"][0]
        encode, decode = Half(pixels, width, dimension), Half(dimension, width, pixels)
        parameters += [*encode.parameters(), *decode.parameters()]
        x, x_next = torch.rand(batch, pixels), torch.rand(batch, pixels)

        def loss():
            z, z_next = encode(x), encode(x_next)
            change = z_next - z
            reconstruction = (x - decode(z)).pow(2).mean()
            canonical = (z[:, 1:] - change[:, :1]).pow(2).mean()
            latent = (change - model.time_derivative(z)).pow(2).mean()
            return reconstruction + canonical + LATENT_WEIGHT * latent

    adam = torch.optim.Adam(parameters, lr=settings["learning_rate"], weight_decay=settings["weight_decay"])

    def step():
        adam.zero_grad()
        loss().backward()
        adam.step()

    return step


def block(step, steps):
    start = time.perf_counter()
    for _ in range(steps):
        step()
    return 1e3 * (time.perf_counter() - start) / steps


def main():
    torch.set_num_threads(1)
    table = program("tasks", "--json")
    tasks = {task["id"]: task for task in table["tasks"] if not task["takes_file"]}
    (hamiltonian, *_) = [model["id"] for model in table["models"] if model["conserves"]]
    wanted = sys.argv[1:] or [name for name, task in tasks.items() if task["paper"]]
    for name in wanted:
        if name not in tasks:
            sys.exit(f"The task {name} is unknown: use {', '.join(tasks)}.")
    print(f"PyTorch {torch.__version__}, one thread; ms per training step of the HNN")
    print(f"{'':16}{'PyTorch':>9}{'exact':>9}{'':10}{'fused':>9}")
    for name in wanted:
        step = step_of(tasks[name])
        steps = max(1, round(BLOCK_SECONDS * 1e3 / block(step, 5)))
        times, ours = [], {"exact": [], "fused": []}
        for _ in range(TURNS):
            times += [block(step, steps) for _ in range(BLOCKS)]
            for arithmetic, found in ours.items():
                workloads = program("bench", name, "--arithmetic", arithmetic, "--json")["workloads"]
                found += [w["fastest"] for w in workloads if w["model"] == hamiltonian]
        least = min(times)
        exact, fused = min(ours["exact"]), min(ours["fused"])
        print(f"{name:16}{least:9.2f}{exact:9.2f}  {least / exact:5.2f} x {fused:9.2f}  {least / fused:5.2f} x", flush=True)


main()
