"""Makes packages/training/src/evaluate/references/attacks.json: what PyTorch's gradients make of FGSM and projected
gradient ascent on a small network.

    /usr/bin/python3 scripts/references/attacks.py      (Debian: python3-torch)

Weights are in the engine's layout: convolutions [kh, kw, in, out], dense [in, out], maps flattened as [h, w, c].
"""

import json
import pathlib

import torch
import torch.nn.functional as F

TARGET = (
    pathlib.Path(__file__).resolve().parents[2]
    / "packages/training/src/evaluate/references/attacks.json"
)
torch.set_default_dtype(torch.float64)
RADIUS, STEPS = 0.1, 5


def numbers(generator, *dims, scale):
    return torch.round(torch.randn(dims, generator=generator) * scale, decimals=3)


def logits(x, weights):
    x = F.conv2d(x, weights["0.conv.weight"].permute(3, 2, 0, 1), stride=2, padding=1)
    x = F.conv2d(F.silu(x), weights["2.conv.weight"].permute(3, 2, 0, 1), stride=2, padding=1)
    x = F.silu(x).permute(0, 2, 3, 1).flatten(1)
    return x @ weights["5.dense.weight"] + weights["5.dense.bias"]


def gradient(x, labels, weights):
    x = x.detach().requires_grad_()
    F.cross_entropy(logits(x, weights), labels, reduction="sum").backward()
    return x.grad


def pgd(x, labels, weights):
    moved, length = x, 2.5 * RADIUS / STEPS
    for _ in range(STEPS):
        moved = moved + length * gradient(moved, labels, weights).sign()
        moved = torch.minimum(torch.maximum(moved, x - RADIUS), x + RADIUS).clamp(0, 1)
    return moved


def main():
    generator = torch.Generator().manual_seed(5)
    weights = {
        "0.conv.weight": numbers(generator, 3, 3, 1, 4, scale=0.5),
        "2.conv.weight": numbers(generator, 3, 3, 4, 4, scale=0.3),
        "5.dense.weight": numbers(generator, 7 * 7 * 4, 10, scale=0.2),
        "5.dense.bias": numbers(generator, 10, scale=0.2),
    }
    # Half the pixels are paper, so that the edge of [0, 1] is met.
    x = torch.round(torch.rand((2, 1, 28, 28), generator=generator) * 2 - 1, decimals=2).clamp(0, 1)
    labels = torch.tensor([3, 8])
    slope = gradient(x, labels, weights)
    reference = {
        "torch": torch.__version__,
        "radius": RADIUS,
        "steps": STEPS,
        "weights": {name: value.flatten().tolist() for name, value in weights.items()},
        "images": [image.flatten().tolist() for image in x],
        "labels": labels.tolist(),
        "gradient": [[float(f"{value:.7g}") for value in image.flatten().tolist()] for image in slope],
        "fgsm": [image.flatten().tolist() for image in torch.round((x + RADIUS * slope.sign()).clamp(0, 1), decimals=4)],
        "pgd": [image.flatten().tolist() for image in torch.round(pgd(x, labels, weights), decimals=4)],
    }
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(reference) + "\n")


main()
