"""Makes packages/training/src/evaluation/corruptions/references/corruptions.json: results of scikit-image, NumPy and ImageMagick for
one drawn picture.

    /usr/bin/python3 scripts/references/corruptions.py      (Debian: python3-skimage, python3-wand; scikit-image before 0.20,
                                                             whose shear is the one that MNIST-C was made with)

They are the foreign referee of the parts of the corruptions that are not chance. The picture is drawn here: three soft strokes.
"""

import json
import pathlib
import warnings

import numpy as np
import scipy
import skimage
from skimage import feature, filters, transform
from wand.image import Image
import wand.version

warnings.simplefilter("ignore")
TARGET = (
    pathlib.Path(__file__).resolve().parents[2]
    / "packages/training/src/evaluation/corruptions/references/corruptions.json"
)
MIDDLE = 13.5


def rounded(array, digits=6):
    return np.round(np.asarray(array, dtype=np.float64), digits).ravel().tolist()


def drawn():
    y, x = np.mgrid[0:28, 0:28]
    ring = np.abs(np.hypot(x - 12, y - 10) - 5)
    bar = np.where((y > 8) & (y < 25), np.abs(x - 18 + (y - 16) * 0.3), 9)
    foot = np.where((x > 3) & (x < 20), np.abs(y - 24), 9)
    ink = np.clip(1.8 - np.minimum(np.minimum(ring, bar), foot), 0, 1)
    return np.round(ink * 255).astype(np.uint8)


def affine(ink, around=True, **how):
    if around:
        (a1, a2), (b1, b2) = transform.AffineTransform(**how).params[:2, :2]
        how["translation"] = (MIDDLE * (1 - a1 - a2), MIDDLE * (1 - b1 - b2))
    return rounded(np.clip(transform.warp(ink, transform.AffineTransform(**how)), 0, 1))


def motion(grey, radius, sigma, angle):
    with Image.from_array(grey, channel_map="I") as image:
        image.motion_blur(radius=radius, sigma=sigma, angle=angle)
        return np.array(image)[:, :, 0].ravel().tolist()


def spots(noise, sigma, threshold, softness):
    mask = (filters.gaussian(noise, sigma=sigma) > threshold).astype(np.float32)
    mud = filters.gaussian(mask, sigma=softness)
    mud[mud < 0.8] = 0
    return rounded(mud, 5)


def clouds(side, decay, rng):
    """Diamond-square over whole arrays; returns the plane and the uniform numbers in the order they were drawn."""
    plane, drawn_numbers, wobble, size = np.zeros((side, side)), [], 100.0, side

    def chance(shape):
        numbers = np.round(rng.random(shape), 9)
        drawn_numbers.extend(numbers.ravel().tolist())
        return wobble * wobble * (2 * numbers - 1)

    while size >= 2:
        half = size // 2
        corners = plane[::size, ::size]
        four = corners + np.roll(corners, -1, 0)
        plane[half::size, half::size] = (four + np.roll(four, -1, 1)) / 4 + chance(corners.shape)
        middles = plane[half::size, half::size]
        sideways = corners + np.roll(corners, -1, 1)
        plane[::size, half::size] = (middles + np.roll(middles, 1, 0) + sideways) / 4 + chance(corners.shape)
        above = corners + np.roll(corners, -1, 0)
        plane[half::size, ::size] = (middles + np.roll(middles, 1, 1) + above) / 4 + chance(corners.shape)
        size //= 2
        wobble /= decay
    plane -= plane.min()
    return rounded(plane / plane.max()), drawn_numbers


def main():
    rng = np.random.default_rng(3)
    grey = drawn()
    ink = grey / 255
    noise = np.round(rng.normal(0.65, 0.3, (28, 28)), 4)
    plane, numbers = clouds(16, 1.7, rng)
    rough = np.round(rng.random((28, 28)) ** 3, 4)
    reference = {
        "versions": {
            "scikit-image": skimage.__version__,
            "scipy": scipy.__version__,
            "numpy": np.__version__,
            "ImageMagick": wand.version.MAGICK_VERSION.split()[1],
        },
        "image": grey.ravel().tolist(),
        "noise": rounded(noise, 4),
        "rough": rounded(rough, 4),
        "shear": [{"by": by, "out": affine(ink, shear=by)} for by in (0.4, -1.0)],
        "rotate": [{"by": by, "out": affine(ink, rotation=by)} for by in (0.4, -0.8)],
        "scale": [{"size": size, "out": affine(ink, scale=(1 / size, 1 / size))} for size in (0.7, 0.5)],
        "translate": [{"x": x, "y": y, "out": affine(ink, False, translation=(x, y))} for x, y in ((3, -3), (-5, 5))],
        "motion": [
            {"radius": r, "sigma": s, "angle": a, "out": motion(grey, r, s, a)}
            for r, s, a in ((10, 3, 20.5), (10, 3, -44), (15, 8, 3.25), (20, 15, 37))
        ],
        # MNIST-C's call: the last axis is taken for colours.
        "columns": rounded(filters.gaussian(ink, sigma=0.7, multichannel=True)),
        "spots": [
            {"sigma": s, "threshold": t, "softness": w, "out": spots(noise, s, t, w)}
            for s, t, w in ((1, 0.65, 1.5), (2, 0.68, 0.5))
        ],
        "plasma": {"side": 16, "decay": 1.7, "numbers": numbers, "out": plane},
        "canny": [
            {"of": of, "sigma": sigma, "out": np.flatnonzero(feature.canny(picture, sigma=sigma)).tolist()}
            for of, picture in (("image", ink), ("rough", rough))
            for sigma in (0.6, 1.0, 1.4)
        ],
    }
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(reference) + "\n")


main()
