"""The layers of a recipe as PyTorch modules."""

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
