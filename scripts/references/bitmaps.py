"""Makes packages/node/src/pictures/references/bitmaps.json: small BMP files and their pixels by ImageMagick.

    python3 scripts/references/bitmaps.py      (Debian: imagemagick)

ImageMagick is the foreign referee of our BMP reader. It writes the common kinds itself; the rare ones (run lengths with jumps,
rows from top to bottom, 16-bit masks, OS/2 palettes) are put together here from the format's description, and ImageMagick
says what they show. Pixels are RGBA bytes, row-major, top row first.
"""

import base64
import json
import pathlib
import struct
import subprocess

TARGET = pathlib.Path(__file__).resolve().parents[2] / "packages/node/src/pictures/references/bitmaps.json"

WIDTH, HEIGHT = 5, 3
COLOURS = [
    (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255), (0, 0, 0),
    (10, 20, 30), (255, 255, 0), (0, 255, 255), (255, 0, 255), (128, 128, 128),
    (1, 2, 3), (200, 100, 50), (50, 100, 200), (250, 250, 250), (77, 77, 77),
]


def convert(data, *words):
    return subprocess.run(["convert", *words], input=data, capture_output=True, check=True).stdout


def written_by_imagemagick():
    ppm = b"P6 5 3 255\n" + bytes(value for colour in COLOURS for value in colour)
    half = ["-alpha", "set", "-channel", "A", "-evaluate", "set", "50%"]
    makers = {
        "24 bits, OS/2 header": ["BMP2:-"],
        "24 bits, 40-byte header": ["BMP3:-"],
        "24 bits, V5 header": ["BMP:-"],
        "32 bits with alpha, V5 header": [*half, "BMP:-"],
        "4 bits, palette": ["-type", "Palette", "BMP3:-"],
        "8 bits, run lengths": ["-type", "Palette", "-compress", "RLE", "BMP3:-"],
        "1 bit": ["-monochrome", "BMP3:-"],
        "1 bit, OS/2 header": ["-monochrome", "BMP2:-"],
        "16 bits, 565": ["-define", "bmp:subtype=RGB565", "BMP:-"],
        "16 bits, 555": ["-define", "bmp:subtype=RGB555", "BMP:-"],
    }
    return {name: convert(ppm, "ppm:-", *words) for name, words in makers.items()}


def bitmap(bits, pixels, *, compression=0, height=HEIGHT, palette=(), masks=b"", width=WIDTH):
    """A file with the 40-byte header."""
    table = b"".join(struct.pack("<BBBB", b, g, r, 0) for r, g, b in palette)
    at = 14 + 40 + len(masks) + len(table)
    info = struct.pack("<IiiHHIIiiII", 40, width, height, 1, bits, compression, len(pixels), 0, 0, len(palette), 0)
    return b"BM" + struct.pack("<IHHI", at + len(pixels), 0, 0, at) + info + masks + table + pixels


def rows24(colours):
    rows = [colours[y * WIDTH : (y + 1) * WIDTH] for y in range(HEIGHT)]
    return b"".join(b"".join(struct.pack("BBB", b, g, r) for r, g, b in row) + b"\0" for row in rows)


def put_together():
    grey = [(17 * i, 17 * i, 17 * i) for i in range(16)]
    # Bottom row: a run; middle: five literals (three bytes and one of padding); then a jump into the top row.
    rle4 = bytes([5, 0x12, 0, 0, 0, 5, 0x34, 0x56, 0x70, 0, 0, 0, 0, 2, 2, 0, 3, 0x9A, 0, 1])
    rle8 = bytes([2, 1, 3, 7, 0, 0, 0, 5, 1, 2, 3, 4, 5, 0, 0, 0, 0, 2, 1, 0, 4, 9, 0, 1])
    words = b"".join(struct.pack("<H", (r >> 3 << 10) | (g >> 3 << 5) | (b >> 3)) for r, g, b in COLOURS)
    words = b"".join(words[10 * y : 10 * y + 10] + b"\0\0" for y in range(HEIGHT))
    pixels32 = b"".join(struct.pack("<BBBB", b, g, r, 0) for r, g, b in COLOURS)
    eight = b"".join(bytes([y * WIDTH + x for x in range(WIDTH)]) + b"\0" * 3 for y in range(HEIGHT))
    return {
        "24 bits, top-down": bitmap(24, rows24(COLOURS), height=-HEIGHT),
        "32 bits, fourth byte unused": bitmap(32, pixels32),
        "16 bits, 40-byte header": bitmap(16, words),
        "8 bits, short palette": bitmap(8, eight, palette=COLOURS),
        "4 bits, run lengths with jumps": bitmap(4, rle4, compression=2, palette=grey),
        "8 bits, run lengths with jumps": bitmap(8, rle8, compression=1, palette=grey),
    }


def main():
    files = written_by_imagemagick() | put_together()
    references = []
    for name, data in files.items():
        rgba = convert(data, "bmp:-", "-depth", "8", "RGBA:-")
        assert len(rgba) == WIDTH * HEIGHT * 4, name
        references.append({"name": name, "file": base64.b64encode(data).decode(), "rgba": rgba.hex()})
    version = subprocess.run(["convert", "-version"], capture_output=True, text=True, check=True).stdout.split()[2]
    document = {"madeBy": f"scripts/references/bitmaps.py, ImageMagick {version}", "width": WIDTH, "height": HEIGHT, "bitmaps": references}
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(json.dumps(document, indent=1) + "\n")


main()
