#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the networks of the benchmark: well-known structures, random weights.

    tests/bench/exportmodels.py FOLDER [NAME…] [--coverage]

Each becomes a model package, FOLDER/NAME/ with model.json. The weights are the same
on every run. Normalisation layers stay layers of their own, with statistics that
matter: a reader that leaves one out gives other answers.
Wants Debian's python3-torchvision.
"""

import argparse
import dataclasses
import hashlib
import json
import os
import sys
import typing

import torch
import torchvision
from torch import nn
from torchvision.ops.misc import SqueezeExcitation

MEAN = [123.675, 116.28, 103.53]
STANDARD_DEVIATION = [58.395, 57.12, 57.375]
CLASSES = 1000
OPSET = 14  # the first with HardSwish
# The last that writes Clip's limits as attributes; OpenCV 4.6 reads no others.
OPSET_OF_CLIP = 10


@dataclasses.dataclass(frozen=True)
class Recipe:
    structure: str  # a function of torchvision.models
    side: int  # pixels of the input
    adapt: typing.Callable = lambda network: None  # changes the network before it is filled
    options: dict = dataclasses.field(default_factory=dict)  # for the structure
    opset: int = OPSET
    free_batch: bool = True


def replace_layers(network, old, new):
    """Puts `new(layer)` in the place of every layer of class `old`."""
    for parent in list(network.modules()):
        for name, child in list(parent.named_children()):
            if isinstance(child, old):
                setattr(parent, name, new(child))


def without_relu6(network):
    replace_layers(network, nn.ReLU6, lambda _: nn.ReLU())


def small_classifier(network):
    """VGG's three layers would be half a gigabyte."""
    network.classifier = nn.Sequential(
        nn.Linear(512 * 7 * 7, 128), nn.ReLU(), nn.Linear(128, CLASSES)
    )


RECIPES = {
    "mobilenetv2-128": Recipe("mobilenet_v2", 128, without_relu6),
    "mobilenetv2-224": Recipe("mobilenet_v2", 224, opset=OPSET_OF_CLIP),
    "resnet18": Recipe("resnet18", 224),
    "mobilenetv3-small": Recipe("mobilenet_v3_small", 224),
    "efficientnet-b0": Recipe("efficientnet_b0", 224),
}

WHOLE = {"aux_logits": False, "init_weights": False}
# OpenCV 4.6 reads a channel shuffle only in an older opset and with a constant batch.
COVERAGE = {
    "shufflenetv2": Recipe("shufflenet_v2_x1_0", 128, opset=OPSET_OF_CLIP, free_batch=False),
    "densenet121": Recipe("densenet121", 128),
    "regnet-x-400mf": Recipe("regnet_x_400mf", 128),
    "regnet-y-400mf": Recipe("regnet_y_400mf", 128),
    "googlenet": Recipe("googlenet", 128, options=WHOLE),
    "inceptionv3": Recipe("inception_v3", 128, options=WHOLE),
    "mnasnet": Recipe("mnasnet1_0", 128),
    "mobilenetv3-large": Recipe("mobilenet_v3_large", 128),
    "squeezenet1-1": Recipe("squeezenet1_1", 128),
    "vgg11": Recipe("vgg11", 224, small_classifier),
    "resnext50": Recipe("resnext50_32x4d", 128),
}


def noise(count, side, generator):
    """count x 3 x side x side: clouds of many sizes, about as contrasty as photos."""
    picture = torch.zeros(count, 3, side, side)
    for cells in (2, 5, 12, 30, side):
        grid = torch.randn(count, 3, cells, cells, generator=generator)
        picture += nn.functional.interpolate(grid, (side, side), mode="bicubic") / 2
    return picture


def fill(network, side, seed):
    """Random weights under which signals neither die out nor explode.

    Statistics are measured on noise and then moved, so that every normalisation
    layer shifts and scales; the classes' logits spread as a trained network's do.
    """
    generator = torch.Generator().manual_seed(seed)

    def between(tensor, low, high):
        tensor.copy_(torch.rand(tensor.shape, generator=generator) * (high - low) + low)

    layers = list(network.modules())
    norms = [layer for layer in layers if isinstance(layer, nn.BatchNorm2d)]
    with torch.no_grad():
        for layer in layers:
            if isinstance(layer, (nn.Conv2d, nn.Linear)):
                fan_in = layer.weight[0].numel()
                layer.weight.copy_(
                    torch.randn(layer.weight.shape, generator=generator) * (2 / fan_in) ** 0.5
                )
                if layer.bias is not None:
                    between(layer.bias, -0.1, 0.1)
        for layer in layers:
            if isinstance(layer, SqueezeExcitation):
                # Gates wide open or shut would make the network chaotic.
                layer.fc2.weight *= 0.2
        for norm in norms:
            between(norm.weight, 0.6, 1.4)
            between(norm.bias, 0, 0.8)
            norm.momentum = None  # the mean over the calls
            norm.train()
        for _ in range(2 if norms else 0):
            network(noise(4, side, generator))
        for norm in norms:
            norm.eval()
            spread = norm.running_var.sqrt()
            norm.running_mean += spread * 0.2 * torch.randn(spread.shape, generator=generator)
            norm.running_var *= 0.5 + torch.rand(spread.shape, generator=generator)
        last = [layer for layer in layers if isinstance(layer, (nn.Conv2d, nn.Linear))][-1]
        logits = network(noise(8, side, generator)).mean(0)
        # Most of it is the same for all pictures, and would make all of one class. Without
        # any of it the classes lie so close together that less precision changes them.
        last.bias -= 0.4 * logits
        gain = 3 / network(noise(8, side, generator)).std()
        last.weight *= gain
        last.bias *= gain


def write_package(folder, name, recipe):
    torch.manual_seed(0)
    network = getattr(torchvision.models, recipe.structure)(weights=None, **recipe.options)
    network.eval()
    recipe.adapt(network)
    fill(network, recipe.side, seed=1)

    os.makedirs(folder, exist_ok=True)
    weights = f"{name}.onnx"
    path = os.path.join(folder, weights)
    torch.onnx.export(
        network, torch.zeros(1, 3, recipe.side, recipe.side), path,
        opset_version=recipe.opset,
        # EVAL would fold the normalisation into the convolutions.
        training=torch.onnx.TrainingMode.PRESERVE,
        do_constant_folding=False,
        input_names=["image"], output_names=["logits"],
        dynamic_axes={"image": {0: "batch"}, "logits": {0: "batch"}} if recipe.free_batch else None,
    )
    with open(path, "rb") as file:
        checksum = hashlib.sha256(file.read()).hexdigest()
    with open(os.path.join(folder, "labels.txt"), "w", encoding="ascii") as file:
        file.writelines(f"class {number}\n" for number in range(CLASSES))
    manifest = {
        "name": name,
        "version": "1",
        "description": f"torchvision's {recipe.structure} with random weights, for measuring",
        "weights": weights,
        "sha256": checksum,
        "labels": "labels.txt",
        "input": {
            "width": recipe.side, "height": recipe.side,
            "color_order": "rgb", "fit": "stretch",
            "mean": MEAN, "standard_deviation": STANDARD_DEVIATION,
        },
        "output": {"kind": "logits"},
    }
    with open(os.path.join(folder, "model.json"), "w", encoding="ascii") as file:
        json.dump(manifest, file, indent=2)
        file.write("\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--coverage", action="store_true", help="the structures for import tests")
    arguments = parser.parse_args()
    recipes = COVERAGE if arguments.coverage else RECIPES
    for name in arguments.names or recipes:
        write_package(os.path.join(arguments.folder, name), name, recipes[name])
        print(name, flush=True)


if __name__ == "__main__":
    sys.exit(main())
