#!/bin/sh
# Pillow 12.3.0: `convert('L')` makes a white page of a scan with 16 bits of grey. It does not scale the values but cuts them off
# at 255: ink of 1 % to 90 % brightness and paper all become 255, and the writing is gone, without an error. The same scan saved
# with 16 bits in three colours is scaled when it is opened, and keeps its ink.
#
# "L" is documented as 8-bit pixels, grayscale. A good guess is that a conversion between two greys keeps the picture, since the
# one from colours to grey does, and 16-bit colours are scaled.
#
# Seen with Pillow 12.3.0, Python 3.11.7; PNGs with 16 bits a sample (paper 60000, ink 30000 and 3000, black 0; mode when opened):
#   grey: I;16 → 255 255 255 0
#   colours: RGB → 234 117 11 0
#
# Exits 0 while that is so, 1 when it changes. Needs Python 3.11 or newer with pip.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m pip install --quiet --disable-pip-version-check --root-user-action ignore --target packages pillow==12.3.0 2> log.txt ||
  { cat log.txt >&2; exit 1; }

cat > read.py <<'PY'
import io
import struct
import sys
import zlib

from PIL import Image

VALUES = [60000, 30000, 3000, 0]
GREY, COLOURS = 0, 2


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(kind):
    """One row of 16-bit samples (PNG specification, section 11.2.1: samples are big-endian)."""
    samples = [value for value in VALUES for _ in range(3 if kind == COLOURS else 1)]
    header = struct.pack(">IIBBBBB", len(VALUES), 1, 16, kind, 0, 0, 0)
    row = zlib.compress(b"\0" + struct.pack(f">{len(samples)}H", *samples))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", row) + chunk(b"IEND", b"")


def read(kind):
    picture = Image.open(io.BytesIO(png(kind)))
    grey = picture.convert("L")
    return f"{picture.mode} → {' '.join(str(value) for value in grey.tobytes())}"


seen = {"grey": read(GREY), "colours": read(COLOURS)}
for name, result in seen.items():
    print(f"{name}: {result}")
sys.exit(0 if list(seen.values()) == ["I;16 → 255 255 255 0", "RGB → 234 117 11 0"] else 1)
PY
PYTHONPATH=packages python3 read.py
