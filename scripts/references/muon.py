"""Makes the reference values for packages/training/src/nn/references/muon.json with NumPy.

    python3 scripts/references/muon.py && npx biome format --write packages/training/src/nn/references

Muon as its author publishes it (https://github.com/KellerJordan/Muon, muon.py): Newton-Schulz iterations on the whole
matrix, in float64 where the original has bfloat16. The engine iterates on the Gram matrix. Layouts are PyTorch's:
convolution weights [out, in, kh, kw], dense weights [out, in].
"""

import json
import pathlib
import sys

import numpy as np

FILE = pathlib.Path(__file__).resolve().parents[2] / "packages/training/src/nn/references/muon.json"
RATES = [0.1, 0.2, 0.15, 0.05, 0.01]


def newton_schulz(g):
    a, b, c = 3.4445, -4.7750, 2.0315
    x = g.T if g.shape[0] > g.shape[1] else g
    x = x / (np.linalg.norm(x) + 1e-7)
    for _ in range(5):
        product = x @ x.T
        x = a * x + (b * product + c * product @ product) @ x
    return x.T if g.shape[0] > g.shape[1] else x


def muon(step):
    matrix = step.reshape(len(step), -1)
    scale = max(1, matrix.shape[0] / matrix.shape[1]) ** 0.5
    return (newton_schulz(matrix) * scale).reshape(step.shape)


def trajectory(start, gradients, momentum, nesterov, decay):
    weights = {name: w.copy() for name, w in start.items()}
    velocity = {name: np.zeros_like(w) for name, w in start.items()}
    after = []
    for given, rate in zip(gradients, RATES):
        for name, w in weights.items():
            velocity[name] = momentum * velocity[name] + given[name]
            step = given[name] + momentum * velocity[name] if nesterov else velocity[name]
            step = muon(step) if w.ndim == 4 and w.shape[1] > 1 else step
            kept = w if name == "bias" else w * (1 - rate * decay)
            weights[name] = kept - rate * step
        after.append(dict(weights))
    return after


def plain(value):
    if isinstance(value, np.ndarray):
        return {"dims": list(value.shape), "data": [float(f"{x:.9g}") for x in value.flatten()]}
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value


def main():
    random = np.random.default_rng(900)
    shapes = {"tall": (4, 2, 3, 3), "wide": (24, 2, 3, 3), "first": (3, 1, 3, 3), "weight": (3, 4), "bias": (3,)}
    start = {name: random.normal(size=shape).round(3) for name, shape in shapes.items()}
    gradients = [{name: random.normal(size=shape).round(3) for name, shape in shapes.items()} for _ in RATES]
    cases = []
    for momentum, nesterov, decay in [(0.9, True, 0.05), (0.6, False, 0.0)]:
        words = "Nesterov momentum" if nesterov else "momentum"
        cases.append({
            "name": f"Muon, {words} {momentum}, decoupled weight decay {decay}",
            "momentum": momentum, "nesterov": nesterov, "weightDecay": decay, "rates": RATES,
            "start": start, "gradients": gradients,
            "after": trajectory(start, gradients, momentum, nesterov, decay),
        })
    header = {
        "command": "python3 scripts/references/muon.py",
        "versions": {"numpy": np.__version__, "python": sys.version.split()[0]},
        "precision": "float64",
        "layout": "tensors by name; `after` holds the parameters after each of five steps",
    }
    FILE.write_text(json.dumps({**header, "cases": plain(cases)}, allow_nan=False))


main()
