"""Makes packages/core/src/image/references/image.json: results of OpenCV and SciPy for small pictures.

    python3 scripts/references/image.py      (Debian: python3-opencv, python3-scipy)

They are the foreign referee of core's image operations. Rasters are lists of rows; masks are rows of '.' and '#'.
"""

import json
import pathlib

import cv2
import numpy as np
import scipy
from scipy import ndimage

TARGET = pathlib.Path(__file__).resolve().parents[2] / "packages/core/src/image/references/image.json"


def rounded(array):
    return np.round(np.asarray(array, dtype=np.float64), 6).tolist()


def rows(mask):
    return ["".join("#" if pixel else "." for pixel in row) for row in mask]


def two_levels(rng, paper, ink, spread, share):
    values = np.where(rng.random((10, 12)) < share, ink, paper) + rng.normal(0, spread, (10, 12))
    return np.clip(np.round(values), 0, 255).astype(np.uint8)


def thresholds(rng):
    """The pixels above the threshold are the upper class."""
    settings = [(30, 200, 15, 0.3), (90, 150, 20, 0.5), (10, 60, 4, 0.05), (120, 240, 40, 0.2)]
    cases = []
    for setting in settings:
        grey = two_levels(rng, *setting)
        threshold, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
        cases.append({"grey": grey.tolist(), "threshold": threshold})
    return cases


def components(rng):
    mask = (rng.random((16, 20)) < 0.3).astype(np.uint8)
    count, _, stats, centroids = cv2.connectedComponentsWithStats(mask, connectivity=8)
    found = [
        {
            "x": int(stats[i, 0]),
            "y": int(stats[i, 1]),
            "width": int(stats[i, 2]),
            "height": int(stats[i, 3]),
            "area": int(stats[i, 4]),
            "centroid": rounded(centroids[i]),
        }
        for i in range(1, count)
    ]
    return {"mask": rows(mask), "components": found}


def warps(rng):
    """Matrices take the new picture's (x, y) to the old one's; bilinear, zero outside."""
    source = np.round(rng.random((9, 11)), 3)
    angle = 0.4
    cos, sin = np.cos(angle), np.sin(angle)
    matrices = [
        [1, 0, 2.25, 0, 1, -1.5, 0, 0, 1],
        [cos, -sin, 3, sin, cos, -2, 0, 0, 1],
        [0.7, 0.2, 0.5, -0.1, 0.9, 1, 0, 0, 1],
        [0.9, 0.1, 0.3, 0.05, 1.1, -0.4, 0.01, -0.015, 1],
    ]
    y, x = np.mgrid[0:8, 0:10]
    cases = []
    for matrix in matrices:
        a, b, c, d, e, f, g, h, i = matrix
        w = g * x + h * y + i
        at = [(d * x + e * y + f) / w, (a * x + b * y + c) / w]
        warped = ndimage.map_coordinates(source, at, order=1, mode="grid-constant", cval=0)
        cases.append({"matrix": rounded(matrix), "warped": rounded(warped)})
    return {"source": source.tolist(), "cases": cases}


def shrinks(rng):
    source = np.round(rng.random((13, 17)), 3)
    sizes = [(8, 6), (5, 13), (17, 4), (3, 2), (1, 1)]
    cases = [
        {"width": w, "height": h, "shrunk": rounded(cv2.resize(source, (w, h), interpolation=cv2.INTER_AREA))}
        for w, h in sizes
    ]
    return {"source": source.tolist(), "cases": cases}


def distances(rng):
    """Distance of every pixel to the nearest ink, squared."""
    mask = rng.random((12, 15)) < 0.06
    return {"mask": rows(mask), "squared": np.round(ndimage.distance_transform_edt(~mask) ** 2).astype(int).tolist()}


def closings(rng):
    source = np.round(rng.random((11, 14)), 3)
    cases = []
    for radius in (1, 2, 4):
        square = np.ones((2 * radius + 1, 2 * radius + 1), np.uint8)
        cases.append({"radius": radius, "closed": rounded(cv2.morphologyEx(source, cv2.MORPH_CLOSE, square))})
    return {"source": source.tolist(), "cases": cases}


def main():
    rng = np.random.default_rng(20)
    values = {
        "versions": {"opencv": cv2.__version__, "numpy": np.__version__, "scipy": scipy.__version__},
        "otsu": thresholds(rng),
        "components": components(rng),
        "warp": warps(rng),
        "shrink": shrinks(rng),
        "distance": distances(rng),
        "closing": closings(rng),
    }
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(values, separators=(",", ":")) + "\n")


main()
