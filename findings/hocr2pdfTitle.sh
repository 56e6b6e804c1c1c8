#!/bin/sh
# hocr2pdf of ExactImage 1.0.2 makes a searchable PDF from a scan and hOCR. If the hOCR has a title, as HTML requires it, the title
# becomes text on the page, and all words that were read move down, here by the height of the whole page: none of them can be found or
# marked any more. There is no warning about it. With an empty title, which Tesseract writes, each word is at its box.
#
# The title is in the head; recognised text is in elements such as ocrx_word (hOCR 1.2). A good guess is that what a browser does not
# show on the page is not on the page of the PDF either.
#
# Seen with exactimage 1.0.2-11+b2 of Debian 12 (amd64), Python 3.11; a scan of 300 × 100 pixels (left and lower edge of each text):
#   <title></title>: 4711 at 10 50, 0815 at 200 90
#   <title>Invoice</title>: Invoice at 0 50, 4711 at 10 150, 0815 at 200 190
#
# Exits 0 while that is so, 1 when it changes. Needs Debian 12 with its package lists (apt-get update), and Python 3.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq download exactimage=1.0.2-11+b2 libagg2 libgif7 libimath-3-1-29 libopenexr-3-1-30 libtiff6 2> log.txt || { cat log.txt >&2; exit 1; }
for package in *.deb; do dpkg -x "$package" root; done

cat > convert.py <<'PY'
import glob
import os
import re
import subprocess
import sys
import zlib

libraries = glob.glob("root/usr/lib/*-linux-gnu")[0]
WIDTH, HEIGHT = 300, 100


PIXELS_PER_POINT = 300 / 72


def words(title):
    """The words of the PDF with the left and lower edges of their lines, in pixels of the picture from its upper left corner."""
    with open("white.pgm", "wb") as file:
        file.write(b"P5 %d %d 255\n" % (WIDTH, HEIGHT) + b"\xff" * (WIDTH * HEIGHT))
    lines = [line("4711", "bbox 10 20 60 50"), line("0815", "bbox 200 60 250 90")]
    body = f'<div class="ocr_page" title="bbox 0 0 {WIDTH} {HEIGHT}">\n' + "\n".join(lines) + "</div>"
    head = f"<head>\n<title>{title}</title></head>"
    hocr = f'<html xmlns="http://www.w3.org/1999/xhtml">{head}<body>{body}</body></html>'
    command = ["root/usr/bin/hocr2pdf", "-i", "white.pgm", "-o", "made.pdf"]
    environment = {**os.environ, "LD_LIBRARY_PATH": libraries}
    subprocess.run(command, input=hocr.encode(), env=environment, check=True, stderr=subprocess.DEVNULL)
    with open("made.pdf", "rb") as file:
        stream = re.search(rb"FlateDecode.*?stream\r?\n(.*?)\r?\nendstream", file.read(), re.DOTALL)[1]
    return placed(zlib.decompress(stream).decode())


def line(text, box):
    word = f'<span class="ocrx_word" title="{box}">{text}</span>'
    return f'<p class="ocr_par" title="{box}"><span class="ocr_line" title="{box}">{word}</span></p>'


def placed(content):
    """Follows the operators that move to another line (PDF 1.4, section 5.3): Td, TL and T*."""
    x = y = leading = 0
    found = []
    for row in content.replace("T* ", "T*\n").split("\n"):
        if row.endswith(" Td"):
            dx, dy = map(float, row.split()[:2])
            x, y = x + dx, y + dy
        elif row.endswith(" TL"):
            leading = float(row.split()[0])
        elif row == "T*":
            y -= leading
        elif row.endswith(" Tj") and row[1:-4].strip():
            left, low = round(x * PIXELS_PER_POINT), round(HEIGHT - y * PIXELS_PER_POINT)
            found.append(f"{row[1:-4].strip()} at {left} {low}")
    return ", ".join(found)


seen = {f"<title>{title}</title>": words(title) for title in ["", "Invoice"]}
for name, result in seen.items():
    print(f"{name}: {result}")
sys.exit(0 if list(seen.values()) == ["4711 at 10 50, 0815 at 200 90", "Invoice at 0 50, 4711 at 10 150, 0815 at 200 190"] else 1)
PY
python3 convert.py
