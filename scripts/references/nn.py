"""Makes the reference values for packages/training/src/nn/references/*.json with PyTorch.

    python3 scripts/references/nn.py && npx biome format --write packages/training/src/nn/references

PyTorch is the independent reference of the training engine: they share no code. Values are computed
in float64 from inputs with few decimals, so that differences are only the engine's float32 rounding.

Layouts are PyTorch's: images NCHW, convolution weights [out, in / groups, kh, kw], dense weights [out, in]. The engine
keeps [kh, kw, in / groups, out] and [in, out]; its tests transpose.

A gradient is that of sum(output * upstream), where `upstream` is stored next to it, or of the loss itself.
"""

import json
import pathlib
import sys

import numpy as np
import torch
import torch.nn.functional as F

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "packages/training/src/nn/references"
torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def random(generator, *dims, scale=1.0):
    """Normal numbers with three decimals: exact to write, and close to what float32 holds."""
    return torch.round(torch.randn(dims, generator=generator) * scale, decimals=3)


def seeded(seed):
    return torch.Generator().manual_seed(seed)


def plain(value):
    """Tensors become { dims, data }, with nine significant digits (float32 has seven)."""
    if isinstance(value, torch.Tensor):
        data = [float(f"{x:.9g}") for x in value.detach().double().flatten().tolist()]
        return {"dims": list(value.shape), "data": data}
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, float):
        return float(f"{value:.12g}")
    return value


def write(name, layout, cases):
    header = {
        "command": "python3 scripts/references/nn.py",
        "versions": {"torch": torch.__version__, "numpy": np.__version__, "python": sys.version.split()[0]},
        "precision": "float64",
        "layout": layout,
    }
    (FOLDER / f"{name}.json").write_text(json.dumps({**header, "cases": plain(cases)}, allow_nan=False))


def differentiate(function, upstream_seed, **inputs):
    """Output of `function(**inputs)` and the gradient of sum(output * upstream) towards each input."""
    leaves = {name: value.clone().requires_grad_(True) for name, value in inputs.items()}
    output = function(**leaves)
    upstream = random(seeded(upstream_seed), *output.shape)
    (output * upstream).sum().backward()
    gradients = {name: leaf.grad for name, leaf in leaves.items()}
    return {"inputs": inputs, "output": output, "upstream": upstream, "gradients": gradients}


def convolution():
    cases = []
    #            in out groups kernel stride padding height width
    settings = [
        (3, 4, 1, 3, 1, 1, 6, 6),
        (3, 4, 1, 3, 1, 0, 6, 5),
        (2, 3, 1, 3, 1, 2, 5, 5),
        (3, 4, 1, 3, 2, 1, 6, 6),
        (3, 4, 1, 3, 2, 1, 7, 5),
        (2, 3, 1, 3, 2, 0, 6, 6),
        (3, 5, 1, 1, 1, 0, 4, 4),
        (3, 5, 1, 1, 2, 0, 6, 6),
        (1, 4, 1, 5, 1, 2, 6, 6),
        (1, 4, 1, 5, 2, 2, 8, 8),
        (2, 3, 1, 5, 1, 0, 6, 6),
        (4, 6, 2, 3, 1, 1, 6, 6),
        (4, 6, 2, 3, 2, 1, 6, 6),
        (4, 4, 4, 3, 1, 1, 6, 6),
        (4, 4, 4, 3, 2, 1, 6, 6),
        (4, 4, 4, 5, 1, 2, 6, 6),
        (3, 6, 3, 3, 1, 1, 5, 5),
        # enough channels for Winograd's method
        (8, 8, 1, 3, 1, 1, 6, 6),
        (8, 9, 1, 3, 1, 0, 7, 5),
        (8, 8, 1, 3, 1, 2, 4, 3),
        # windows that tile the map, and one that leaves a column over
        (3, 4, 1, 2, 2, 0, 6, 4),
        (3, 4, 1, 2, 2, 0, 4, 5),
    ]
    for seed, (cin, cout, groups, kernel, stride, padding, height, width) in enumerate(settings):
        generator = seeded(100 + seed)
        case = differentiate(
            lambda x, weight, bias: F.conv2d(x, weight, bias, stride, padding, 1, groups),
            200 + seed,
            x=random(generator, 2, cin, height, width),
            weight=random(generator, cout, cin // groups, kernel, kernel, scale=0.5),
            bias=random(generator, cout),
        )
        name = f"{kernel}x{kernel} {cin}->{cout} on {height}x{width}, stride {stride}, padding {padding}, groups {groups}"
        cases.append({"name": name, "kernel": kernel, "stride": stride, "padding": padding, "groups": groups, **case})
    write("convolution", "x [n, c, h, w], weight [out, in / groups, kh, kw], bias [out]", cases)


def normalisation():
    cases = []
    for seed, (n, channels, size) in enumerate([(3, 4, 5), (4, 2, 3)]):
        generator = seeded(300 + seed)
        inputs = {
            "x": random(generator, n, channels, size, size, scale=2.0) + 0.5,
            "scale": 1 + random(generator, channels, scale=0.3),
            "shift": random(generator, channels),
        }
        mean, variance = random(generator, channels), 1 + random(generator, channels, scale=0.5).abs()
        for training in [True, False]:
            running_mean, running_variance = mean.clone(), variance.clone()
            case = differentiate(
                lambda x, scale, shift: F.batch_norm(
                    x, running_mean, running_variance, scale, shift, training=training, momentum=0.1, eps=1e-5
                ),
                310 + seed,
                **inputs,
            )
            batch = inputs["x"].transpose(0, 1).reshape(channels, -1)
            cases.append({
                "name": f"{'training' if training else 'evaluation'}, [{n}, {channels}, {size}, {size}]",
                "training": training,
                "epsilon": 1e-5,
                # running = 0.9 * running + 0.1 * batch, as PyTorch counts momentum
                "momentum": 0.1,
                "running": {"mean": mean, "variance": variance},
                "batch": {
                    "mean": batch.mean(1),
                    "biasedVariance": batch.var(1, unbiased=False),
                    "unbiasedVariance": batch.var(1, unbiased=True),
                },
                # in training the unbiased variance enters the running one
                "runningAfter": {"mean": running_mean, "variance": running_variance},
                **case,
            })
    write("normalisation", "x [n, c, h, w], everything else [c]", cases)


def activations():
    functions = {
        "relu": F.relu,
        "silu": F.silu,
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
    }
    x = torch.cat([torch.linspace(-6, 6, 25), random(seeded(400), 23, scale=2.0)]).reshape(4, 12)
    cases = [{"name": name, **differentiate(lambda x: f(x), 401, x=x)} for name, f in functions.items()]
    write("activations", "x of any shape; 0 and -0.5, 0.5 … are among its values", cases)


def pooling():
    cases = []
    generator = seeded(500)
    distinct = lambda *dims: (torch.randperm(int(np.prod(dims)), generator=generator).double() / 16 - 4).reshape(dims)
    # Every window has ties here: PyTorch gives the whole gradient to the first maximum in row-major order.
    tied = lambda *dims: torch.randint(0, 3, dims, generator=generator).double() / 2
    for ties, draw in [(False, distinct), (True, tied)]:
        for kernel, stride, padding, size in [(2, 2, 0, 6), (3, 2, 1, 6), (3, 2, 1, 7), (3, 1, 1, 5)]:
            cases.append({
                "name": f"max {kernel}x{kernel}, stride {stride}, padding {padding}, on {size}x{size}" + ", ties" * ties,
                "kind": "max", "ties": ties, "kernel": kernel, "stride": stride, "padding": padding,
                **differentiate(lambda x: F.max_pool2d(x, kernel, stride, padding), 510, x=draw(2, 3, size, size)),
            })
    for kernel, stride, padding, size in [(2, 2, 0, 6), (3, 2, 1, 7), (3, 3, 0, 6)]:
        cases.append({
            "name": f"average {kernel}x{kernel}, stride {stride}, padding {padding}, counted as zeros",
            "kind": "average", "kernel": kernel, "stride": stride, "padding": padding,
            **differentiate(lambda x: F.avg_pool2d(x, kernel, stride, padding), 511, x=random(generator, 2, 3, size, size)),
        })
    cases.append({
        "name": "global average",
        "kind": "globalAverage",
        **differentiate(lambda x: F.adaptive_avg_pool2d(x, 1), 512, x=random(generator, 2, 3, 5, 4)),
    })
    write("pooling", "x [n, c, h, w]", cases)


def uneven_pooling():
    """Windows that differ between the axes; [along the height, along the width]."""
    cases = []
    generator = seeded(550)
    distinct = lambda *dims: (torch.randperm(int(np.prod(dims)), generator=generator).double() / 16 - 4).reshape(dims)
    settings = [
        ((2, 1), (2, 1), (0, 0), (6, 5)),
        ((1, 2), (1, 2), (0, 0), (3, 6)),
        ((3, 2), (2, 1), (1, 0), (7, 5)),
        ((2, 3), (1, 2), (0, 1), (4, 7)),
    ]
    for kind, pool in [("max", F.max_pool2d), ("average", F.avg_pool2d)]:
        for size, stride, padding, sides in settings:
            cases.append({
                "name": f"{kind} {size}, stride {stride}, padding {padding}, on {sides}",
                "kind": kind, "size": size, "stride": stride, "padding": padding,
                **differentiate(lambda x: pool(x, size, stride, padding), 560, x=distinct(2, 3, *sides)),
            })
    write("unevenPooling", "x [n, c, h, w]", cases)


def dense():
    generator = seeded(600)
    case = differentiate(
        lambda x, weight, bias: F.linear(x, weight, bias),
        601,
        x=random(generator, 4, 6),
        weight=random(generator, 5, 6),
        bias=random(generator, 5),
    )
    write("dense", "x [n, in], weight [out, in], bias [out]", [{"name": "6 -> 5", **case}])


def losses():
    """Mean over the batch of each."""
    generator = seeded(700)
    n, classes = 5, 10
    logits = random(generator, n, classes, scale=2.0)
    labels = torch.tensor([3, 0, 9, 3, 7])
    one_hot = F.one_hot(labels, classes).double()
    mixed = 0.7 * one_hot + 0.3 * one_hot.roll(1, 0)
    teacher = random(generator, n, classes, scale=3.0)
    cases = []

    def add(name, function, **settings):
        leaf = logits.clone().requires_grad_(True)
        loss = function(leaf)
        loss.backward()
        cases.append({"name": name, **settings, "logits": logits, "loss": loss.item(), "gradient": leaf.grad})

    for smoothing in [0.0, 0.05, 0.2]:
        add(
            f"cross-entropy, label smoothing {smoothing}",
            lambda s: F.cross_entropy(s, labels, label_smoothing=smoothing),
            kind="labels", labels=labels.tolist(), smoothing=smoothing,
        )
        add(
            f"cross-entropy, soft targets (mixup), label smoothing {smoothing}",
            lambda s: F.cross_entropy(s, mixed, label_smoothing=smoothing),
            kind="soft", targets=mixed, smoothing=smoothing,
        )
    huge = torch.tensor([[300.0, -200.0, 0.0], [-1000.0, 1000.0, 999.0]])
    leaf = huge.clone().requires_grad_(True)
    loss = F.cross_entropy(leaf, torch.tensor([0, 2]))
    loss.backward()
    cases.append({
        "name": "cross-entropy of huge logits stays finite", "kind": "labels", "labels": [0, 2], "smoothing": 0.0,
        "logits": huge, "loss": loss.item(), "gradient": leaf.grad,
    })
    # Hinton, Vinyals, Dean 2015: (1 - alpha) * CE(labels) + alpha * T^2 * KL(softmax(teacher / T) || softmax(student / T)).
    # Where cross-entropy stands for KL the loss is greater by alpha * T^2 * (entropy of the teacher), the gradient the same.
    for alpha, temperature, smoothing in [(0.5, 1.0, 0.0), (0.9, 4.0, 0.0), (0.7, 2.0, 0.1)]:
        soft = F.softmax(teacher / temperature, 1)
        add(
            f"distillation, alpha {alpha}, T {temperature}, label smoothing {smoothing}",
            lambda s: (1 - alpha) * F.cross_entropy(s, labels, label_smoothing=smoothing)
            + alpha * temperature**2 * F.kl_div(F.log_softmax(s / temperature, 1), soft, reduction="batchmean"),
            kind="distillation", labels=labels.tolist(), smoothing=smoothing, alpha=alpha, temperature=temperature,
            teacher=teacher, teacherEntropy=-(soft * soft.log()).sum(1).mean().item(),
        )
    write("losses", "logits, targets, teacher [n, classes]; losses are means over n", cases)


def upsampling():
    cases = [
        {
            "name": f"twice {height}x{width}",
            **differentiate(
                lambda x: F.interpolate(x, scale_factor=2, mode="nearest"), 620, x=random(seeded(621), 2, 3, height, width)
            ),
        }
        for height, width in [(2, 3), (1, 4)]
    ]
    write("upsampling", "x [n, c, h, w]", cases)


def map_losses():
    """Losses of maps: rows of cells in the order [h, w, n]. Dice: MONAI's DiceLoss with both smoothing terms 1."""
    generator = seeded(720)
    h, w, n, classes = 3, 4, 2, 5
    labels = torch.randint(0, classes, (h, w, n), generator=generator)
    weights = torch.tensor([0.5, 1.0, 2.0, 4.0, 1.5])
    binary = (torch.rand((h, w, n, 1), generator=generator) < 0.3).double()
    numbers = random(generator, h, w, n, 3)
    mask = (torch.rand((h, w, n, 1), generator=generator) < 0.4).double()
    logits = random(generator, h, w, n, classes + 1 + 3, scale=2.0)
    cases = []

    def dice(s, t):
        p = torch.sigmoid(s)
        return 1 - (2 * (p * t).sum() + 1) / (p.sum() + t.sum() + 1)

    def add(name, mask, scales=(1.0, 1.0, 1.0), delta=0.3):
        leaf = logits.clone().requires_grad_(True)
        scores, centre, values = leaf.split([classes, 1, 3], 3)
        rows = mask.sum() * 3
        distances = F.huber_loss(values, numbers, delta=delta, reduction="none") * mask
        parts = [
            F.cross_entropy(scores.reshape(-1, classes), labels.reshape(-1), weight=weights),
            F.binary_cross_entropy_with_logits(centre, binary) + dice(centre, binary),
            distances.sum() / torch.clamp(rows, min=3),
        ]
        loss = sum(scale * part for scale, part in zip(scales, parts))
        loss.backward()
        cases.append({
            "name": name, "scales": list(scales), "delta": delta, "logits": logits,
            "classes": F.one_hot(labels, classes) * weights, "binary": binary, "numbers": numbers, "mask": mask,
            "loss": loss.item(), "gradient": leaf.grad,
        })

    add("all heads", mask)
    add("weighted heads", mask, (0.5, 2.0, 3.0), 1.0)
    add("a batch without numbers", torch.zeros_like(mask))
    write("mapLosses", "logits, classes, binary, numbers, mask [h, w, n, channels]", cases)


def ctc():
    """Connectionist temporal classification; the blank is the last class, the loss the plain mean over the strings."""
    generator = seeded(750)
    columns, classes = 12, 6
    blank = classes - 1
    strings = [[0, 1, 2], [3, 3, 4, 4], [], [1], [0, 1, 0, 1, 0, 1], [2, 2, 2, 2, 2, 2]]
    logits = random(generator, columns, len(strings), classes, scale=2.0)
    leaf = logits.clone().requires_grad_(True)
    each = F.ctc_loss(
        F.log_softmax(leaf, 2), torch.tensor([symbol for string in strings for symbol in string]),
        torch.full((len(strings),), columns), torch.tensor([len(string) for string in strings]),
        blank=blank, reduction="none",
    )
    each.mean().backward()
    write("ctc", "logits [columns, n, classes]", [{
        "name": "six strings in twelve columns", "strings": strings, "blank": blank, "logits": logits,
        "each": each, "loss": each.mean().item(), "gradient": leaf.grad,
    }])


RATES = [0.1, 0.2, 0.15, 0.05, 0.01]


def trajectory(start, gradients, step):
    """`step(parameters, gradients, rate)` five times; returns the parameters after each."""
    parameters = {name: value.clone() for name, value in start.items()}
    after = []
    for given, rate in zip(gradients, RATES):
        step(parameters, given, rate)
        after.append({name: value.clone() for name, value in parameters.items()})
    return after


def nesterov(momentum, decay, spared, clip=None):
    """torch.optim.SGD(nesterov=True), with the weight decay taken apart: w -= rate * decay * w, and `spared` left out."""
    velocity = {}

    def step(parameters, gradients, rate):
        norm = torch.sqrt(sum((g**2).sum() for g in gradients.values()))
        factor = 1.0 if clip is None else min(1.0, clip / (norm.item() + 1e-6))
        for name, w in parameters.items():
            g = gradients[name] * factor
            velocity[name] = momentum * velocity[name] + g if name in velocity else g.clone()
            kept = w if name in spared else w * (1 - rate * decay)
            parameters[name] = kept - rate * (g + momentum * velocity[name])

    return step


def optimisers():
    generator = seeded(800)
    start = {"weight": random(generator, 3, 4), "bias": random(generator, 3)}
    gradients = [{name: random(generator, *w.shape) for name, w in start.items()} for _ in RATES]
    common = {"rates": RATES, "start": start, "gradients": gradients}
    cases = []
    for momentum, decay in [(0.9, 0.0), (0.9, 0.05)]:
        after = trajectory(start, gradients, nesterov(momentum, decay, {"bias"}))
        if decay == 0:
            check_nesterov(start, gradients, momentum, after)
        name = f"SGD, Nesterov momentum {momentum}, decoupled weight decay {decay} spares the bias"
        cases.append({"name": name, "kind": "sgd", "momentum": momentum, "weightDecay": decay, **common, "after": after})

    for decay in [0.0, 0.05]:
        weight, bias = start["weight"].clone().requires_grad_(True), start["bias"].clone().requires_grad_(True)
        groups = [{"params": [weight], "weight_decay": decay}, {"params": [bias], "weight_decay": 0.0}]
        optimiser = torch.optim.AdamW(groups, lr=0.1, betas=(0.9, 0.99), eps=1e-8)
        after = []
        for given, rate in zip(gradients, RATES):
            weight.grad, bias.grad = given["weight"].clone(), given["bias"].clone()
            for group in optimiser.param_groups:
                group["lr"] = rate
            optimiser.step()
            after.append({"weight": weight.detach().clone(), "bias": bias.detach().clone()})
        cases.append({
            "name": f"AdamW, decoupled weight decay {decay} spares the bias", "kind": "adamw",
            "beta1": 0.9, "beta2": 0.99, "epsilon": 1e-8, "weightDecay": decay, **common, "after": after,
        })

    for limit in [0.5, 100.0]:
        leaves = {name: w.clone().requires_grad_(True) for name, w in start.items()}
        for name, leaf in leaves.items():
            leaf.grad = gradients[0][name].clone()
        norm = torch.nn.utils.clip_grad_norm_(leaves.values(), limit)
        cases.append({
            "name": f"gradients clipped to a global norm of {limit}", "kind": "clip", "limit": limit,
            "gradients": gradients[0], "norm": norm.item(), "clipped": {name: leaf.grad for name, leaf in leaves.items()},
        })

    write("optimisers", "weight [3, 4], bias [3]; `after` holds the parameters after each of five steps", cases)


def check_nesterov(start, gradients, momentum, after):
    """Without weight decay the hand-made step must be PyTorch's own."""
    leaves = {name: w.clone().requires_grad_(True) for name, w in start.items()}
    optimiser = torch.optim.SGD(leaves.values(), lr=0.1, momentum=momentum, nesterov=True)
    for given, rate, expected in zip(gradients, RATES, after):
        for name, leaf in leaves.items():
            leaf.grad = given[name].clone()
        optimiser.param_groups[0]["lr"] = rate
        optimiser.step()
        for name, leaf in leaves.items():
            assert torch.allclose(leaf, expected[name], rtol=1e-12)


def rates_of(make, steps):
    optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0, momentum=0.9)
    schedule = make(optimiser)
    rates = []
    for _ in range(steps):
        rates.append(optimiser.param_groups[0]["lr"])
        optimiser.step()
        schedule.step()
    return rates


def schedules():
    """rates[i] is the rate of step i, from 0."""
    lr = torch.optim.lr_scheduler
    one_cycle = lambda shape: rates_of(
        lambda o: lr.OneCycleLR(
            o, max_lr=0.12, total_steps=21, pct_start=0.3, anneal_strategy=shape, cycle_momentum=False,
            div_factor=25, final_div_factor=100,
        ),
        21,
    )
    settings = {"peak": 0.12, "steps": 21, "warmUp": 0.3, "startDivisor": 25, "endDivisor": 100}
    cases = [
        {
            "name": f"one cycle, {shape}", "kind": "oneCycle", "shape": shape, **settings,
            # PyTorch divides the *initial* rate, not the peak, to get the last one.
            "first": 0.12 / 25, "last": 0.12 / 25 / 100, "rates": one_cycle(shape),
        }
        for shape in ["cos", "linear"]
    ]
    cases.append({
        "name": "cosine from 1 to 0.05 in 10 steps", "kind": "cosine", "peak": 1.0, "end": 0.05, "steps": 10,
        "rates": rates_of(lambda o: lr.CosineAnnealingLR(o, 10, eta_min=0.05), 11),
    })
    warm = lambda o: lr.LinearLR(o, start_factor=1 / 5, total_iters=4)
    cases.append({
        "name": "linear warm-up in 5 steps, then constant", "kind": "warmUp", "peak": 1.0, "warmUpSteps": 5,
        "rates": rates_of(warm, 10),
    })
    cosine = lambda o: lr.CosineAnnealingLR(o, 5)
    both = lambda o: lr.SequentialLR(o, [warm(o), cosine(o)], milestones=[4])
    cases.append({
        "name": "linear warm-up in 5 steps, then cosine to 0 in 5", "kind": "warmUpCosine", "peak": 1.0, "warmUpSteps": 5,
        "rates": rates_of(both, 10),
    })
    write("schedules", "rates[i] is the learning rate of step i, counted from 0", cases)


def forward(p, x, running, training=True, watch=lambda map: map):
    """conv - bn - relu - pool - residual(conv - bn - relu) - global average - dense. Updates `running` in place."""

    def norm(h, name):
        return F.batch_norm(
            h, running[f"{name}.mean"], running[f"{name}.variance"], p[f"{name}.scale"], p[f"{name}.shift"],
            training=training, momentum=0.1, eps=1e-5,
        )

    h = F.max_pool2d(F.relu(norm(F.conv2d(x, p["conv1.weight"], padding=1), "norm1")), 2)
    h = h + F.relu(norm(F.conv2d(h, p["conv2.weight"], padding=1), "norm2"))
    return F.linear(watch(h).mean((2, 3)), p["dense.weight"], p["dense.bias"])


def explanation(p, x, running, direction):
    """Logits, and the gradient of sum(logits * direction) towards the image and the last map."""
    maps = []

    def watch(map):
        map.retain_grad()
        maps.append(map)
        return map

    leaf = x.clone().requires_grad_(True)
    logits = forward(p, leaf, running, False, watch)
    (logits * direction).sum().backward()
    return {"x": x, "direction": direction, "logits": logits, "map": maps[0], "mapGradient": maps[0].grad, "imageGradient": leaf.grad}


def network():
    generator = seeded(900)
    n, width, classes, smoothing = 4, 8, 5, 0.05
    start = {
        "conv1.weight": random(generator, width, 1, 3, 3, scale=0.5),
        "norm1.scale": 1 + random(generator, width, scale=0.2), "norm1.shift": random(generator, width, scale=0.2),
        "conv2.weight": random(generator, width, width, 3, 3, scale=0.2),
        "norm2.scale": 1 + random(generator, width, scale=0.2), "norm2.shift": random(generator, width, scale=0.2),
        "dense.weight": random(generator, classes, width, scale=0.4), "dense.bias": random(generator, classes, scale=0.1),
    }
    batches = [
        {"x": random(generator, n, 1, 6, 6), "labels": torch.randint(0, classes, (n,), generator=generator)} for _ in RATES
    ]
    running = {f"{k}.{s}": torch.full((width,), v) for k in ["norm1", "norm2"] for s, v in [("mean", 0.0), ("variance", 1.0)]}
    spared = {name for name in start if not name.endswith(".weight")}
    step = nesterov(0.9, 0.01, spared)
    parameters, average, steps = dict(start), dict(start), []
    for batch, rate in zip(batches, RATES):
        leaves = {name: value.clone().requires_grad_(True) for name, value in parameters.items()}
        logits = forward(leaves, batch["x"], running)
        loss = F.cross_entropy(logits, batch["labels"], label_smoothing=smoothing)
        loss.backward()
        gradients = {name: leaf.grad for name, leaf in leaves.items()}
        step(parameters, gradients, rate)
        average = {name: 0.9 * old + 0.1 * parameters[name] for name, old in average.items()}
        steps.append({
            "x": batch["x"], "labels": batch["labels"].tolist(), "rate": rate, "loss": loss.item(), "gradients": gradients,
        })
    x = batches[0]["x"]
    write("network", "as in the other files; steps follow one another from `start`, running mean 0 and variance 1", [{
        "name": "conv - bn - relu - pool - residual(conv - bn - relu) - global average - dense", "smoothing": smoothing,
        # `decay` of the running statistics and of the averaged weights, which start as the weights
        "momentum": 0.9, "weightDecay": 0.01, "decay": 0.9, "start": start, "steps": steps,
        "end": {"parameters": parameters, "average": average, "running": running},
        # with the averaged weights and the running statistics
        "evaluation": explanation(average, x, running, random(generator, n, classes)),
    }])


def u_net():
    """A U-Net of one level with a loss of maps, whose two heads are classes and a binary channel."""
    generator = seeded(950)
    n, width, inner, classes = 2, 8, 12, 3
    shapes = {"stem": (width, 1, 4), "down": (inner, width, 2), "middle": (inner, inner, 3), "up": (width, inner, 1)}
    p = {f"{name}.weight": random(generator, o, i, k, k, scale=0.4) for name, (o, i, k) in shapes.items()}
    for name, channels in [("norm1", width), ("norm2", inner)]:
        p[f"{name}.scale"] = 1 + random(generator, channels, scale=0.2)
        p[f"{name}.shift"] = random(generator, channels, scale=0.2)
    p["head.weight"], p["head.bias"] = random(generator, classes + 1, width, 1, 1, scale=0.4), random(generator, classes + 1)
    running = {"norm1.mean": random(generator, width, scale=0.3), "norm1.variance": 1 + random(generator, width, scale=0.3).abs(),
               "norm2.mean": random(generator, inner, scale=0.3), "norm2.variance": 1 + random(generator, inner, scale=0.3).abs()}
    labels = torch.randint(0, classes, (n, 4, 6), generator=generator)
    weights = torch.tensor([1.0, 3.0, 2.0])
    binary = (torch.rand((n, 4, 6), generator=generator) < 0.4).double()

    def norm(h, p, name, training):
        statistics = [running[f"{name}.{s}"].clone() for s in ["mean", "variance"]]
        return F.batch_norm(h, *statistics, p[f"{name}.scale"], p[f"{name}.shift"], training=training, eps=1e-5)

    def forward(p, x, training):
        h = F.relu(norm(F.conv2d(x, p["stem.weight"], stride=4), p, "norm1", training))
        level = F.relu(norm(F.conv2d(h, p["down.weight"], stride=2), p, "norm2", training))
        level = level + F.relu(F.conv2d(level, p["middle.weight"], padding=1))
        h = h + F.interpolate(F.conv2d(level, p["up.weight"]), scale_factor=2, mode="nearest")
        return F.conv2d(h, p["head.weight"], p["head.bias"])

    def loss_of(logits, one=slice(None)):
        s, t = logits[:, classes], binary[one]
        q = torch.sigmoid(s)
        dice = 1 - (2 * (q * t).sum() + 1) / (q.sum() + t.sum() + 1)
        return F.cross_entropy(logits[:, :classes], labels[one], weight=weights) + 2 * (
            F.binary_cross_entropy_with_logits(s, t) + dice
        )

    x, large = random(generator, n, 1, 16, 24), random(generator, 1, 1, 32, 16)
    leaves = {name: value.clone().requires_grad_(True) for name, value in p.items()}
    loss = loss_of(forward(leaves, x, True))
    loss.backward()
    write("uNet", "as in the other files; classes and binary [n, h, w, channels]", [{
        "name": "a U-Net of one level", "x": x, "large": large, "parameters": p, "running": running,
        "classes": F.one_hot(labels, classes) * weights, "binary": binary[..., None],
        "loss": loss.item(), "gradients": {name: leaf.grad for name, leaf in leaves.items()},
        "evaluation": {"map": forward(p, large, False), "loss": loss_of(forward(p, x[:1], False), slice(0, 1)).item()},
    }])


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for make in [convolution, normalisation, activations, pooling, uneven_pooling, dense, upsampling, losses, map_losses, ctc, optimisers, schedules, network, u_net]:
        make()
