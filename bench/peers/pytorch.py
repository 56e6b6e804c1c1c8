"""PyTorch's side of the benchmarks: `pytorch.ts` starts it, keeps it alive and tells it when it is its turn.

Each line of standard input is a request in JSON, each line of standard output its answer:

    {"do": "build", "layers": [...]}         the layers of a recipe's model
    {"do": "train", "batch": 64, "steps": 10, "threads": 2, "channelsLast": false}
    {"do": "infer", "batch": 256, "runs": 10, "threads": 2, "channelsLast": false}

The answer to the last two is {"seconds": ...}. Images are random numbers in memory: only the engine is measured.
"""

import json
import sys
import time

import torch
from torch import nn


class Residual(nn.Module):
    def __init__(self, body):
        super().__init__()
        self.body = body

    def forward(self, x):
        return x + self.body(x)


def build(layers, channels, features):
    """The layers of a recipe as modules. LazyLinear counts its own inputs; convolutions carry their channels."""
    modules = []
    for layer in layers:
        kind = layer["kind"]
        if kind == "conv":
            modules.append(nn.Conv2d(
                channels, layer["out"], layer["kernel"], layer.get("stride", 1), layer.get("padding", 0),
                groups=layer.get("groups", 1), bias=layer.get("bias", False),
            ))
            channels = layer["out"]
        elif kind == "batchNorm":
            modules.append(nn.BatchNorm2d(channels))
        elif kind in ("relu", "silu"):
            modules.append(nn.ReLU() if kind == "relu" else nn.SiLU())
        elif kind in ("maxPool", "averagePool"):
            pool = nn.MaxPool2d if kind == "maxPool" else nn.AvgPool2d
            modules.append(pool(layer["size"], layer.get("stride", layer["size"]), layer.get("padding", 0)))
        elif kind == "globalAveragePool":
            modules += [nn.AdaptiveAvgPool2d(1), nn.Flatten()]
            features = True
        elif kind == "flatten":
            modules.append(nn.Flatten())
            features = True
        elif kind == "dropout":
            modules.append(nn.Dropout(layer["rate"]) if features else nn.Dropout2d(layer["rate"]))
        elif kind == "dense":
            modules.append(nn.LazyLinear(layer["out"], bias=layer.get("bias", True)))
        elif kind == "residual":
            modules.append(Residual(build(layer["body"], channels, features)))
        else:
            raise ValueError(f"no such layer: {kind}")
    return nn.Sequential(*modules)


def prepare(request):
    torch.set_num_threads(request["threads"])
    images = torch.rand(request["batch"], 1, 28, 28)
    if not request["channelsLast"]:
        return model.to(memory_format=torch.contiguous_format), images
    return model.to(memory_format=torch.channels_last), images.to(memory_format=torch.channels_last)


def train(request):
    net, images = prepare(request)
    labels = torch.randint(0, 10, (request["batch"],))
    net.train()
    begin = time.perf_counter()
    for _ in range(request["steps"]):
        optimiser.zero_grad(set_to_none=True)
        loss = nn.functional.cross_entropy(net(images), labels)
        loss.backward()
        optimiser.step()
        loss.item()
    return {"seconds": time.perf_counter() - begin}


def infer(request):
    net, images = prepare(request)
    net.eval()
    with torch.inference_mode():
        begin = time.perf_counter()
        for _ in range(request["runs"]):
            net(images)
        return {"seconds": time.perf_counter() - begin}


print(json.dumps({"version": torch.__version__}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    if request["do"] == "build":
        model = build(request["layers"], 1, False)
        model(torch.rand(2, 1, 28, 28))
        optimiser = torch.optim.SGD(model.parameters(), lr=1e-3, momentum=0.9, weight_decay=5e-4)
        answer = {}
    else:
        answer = train(request) if request["do"] == "train" else infer(request)
    print(json.dumps(answer), flush=True)
