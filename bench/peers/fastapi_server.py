"""FastAPI and PyTorch as a team would serve a digit model over HTTP; started by `fastapi.ts`.

    python3 fastapi_server.py LAYERS.json PORT WORKERS

POST /read takes a PNG and returns its ten probabilities. The network is the recipe's, with random
weights, which has the same speed; one thread per worker process. Queues, limits, damaged files and
negatives are not handled.
"""

import io
import json
import sys

import numpy
import torch
import uvicorn
from fastapi import FastAPI, Request
from layers import build
from PIL import Image

torch.set_num_threads(1)
with open(sys.argv[1]) as file:
    model = build(json.load(file), 1, False)
model(torch.rand(2, 1, 28, 28))
model.eval()
app = FastAPI()


@app.get("/")
async def ready():
    return {"torch": torch.__version__}


@app.post("/read")
async def read(request: Request):
    # Not in a thread of the pool: on two cores with two workers that is slower.
    picture = Image.open(io.BytesIO(await request.body())).convert("L")
    image = torch.from_numpy(numpy.asarray(picture, dtype=numpy.float32) / 255).reshape(1, 1, 28, 28)
    with torch.inference_mode():
        probabilities = torch.softmax(model(image)[0], 0)
    digit = int(probabilities.argmax())
    return {"digit": digit, "confidence": float(probabilities[digit]), "probabilities": probabilities.tolist()}


if __name__ == "__main__":
    uvicorn.run(
        "fastapi_server:app", port=int(sys.argv[2]), workers=int(sys.argv[3]), log_level="warning", access_log=False
    )
