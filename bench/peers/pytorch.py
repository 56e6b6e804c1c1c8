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
from layers import build
from torch import nn


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
