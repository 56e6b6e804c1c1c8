#!/bin/sh
# scikit-learn 1.9.1: `dump_svmlight_file` followed by `load_svmlight_file`, both with their defaults, moves every digit of the library's
# own digit set one pixel to the left, and loses a column: 1797 × 64 values come back as 1797 × 63. With `n_features=64` the shape is
# right, the pixels are not, and there is no error. `zero_based=True` in both calls is right.
#
# The writer counts columns from 0. The reader guesses: if index 0 occurs nowhere in the file, it takes the file as counted from 1.
# Pixels in the corner of a picture are 0 in every digit, here as in MNIST, so index 0 never occurs. A good guess is that a
# library reads its own files back as they were.
#
# Seen with scikit-learn 1.9.1, NumPy 2.4.6, SciPy 1.17.1, Python 3.11.7 (shape, share of equal values, start of the first digit):
#   written: (1797, 64), 0 0 5 13 9 1 0 0
#   defaults: (1797, 63), 0 5 13 9 1 0 0 0
#   n_features=64: (1797, 64), 38.7 % equal, 0 5 13 9 1 0 0 0
#   zero_based=True: (1797, 64), 100.0 % equal, 0 0 5 13 9 1 0 0
#
# Exits 0 while that is so, 1 when it changes. Needs Python 3.11 or newer with pip; downloads 60 MB.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m pip install --quiet --disable-pip-version-check --root-user-action ignore --target packages scikit-learn==1.9.1 numpy==2.4.6 scipy==1.17.1 2> log.txt ||
  { cat log.txt >&2; exit 1; }

cat > read.py <<'PY'
import io
import sys

from sklearn.datasets import dump_svmlight_file, load_digits, load_svmlight_file

digits, labels = load_digits(return_X_y=True)
file = io.BytesIO()
dump_svmlight_file(digits, labels, file)


def start(rows):
    return " ".join(f"{value:g}" for value in rows[0, :8])


def load(**options):
    file.seek(0)
    rows = load_svmlight_file(file, **options)[0].toarray()
    equal = f", {(rows == digits).mean():.1%} equal".replace("%", " %") if rows.shape == digits.shape else ""
    return f"{rows.shape}{equal}, {start(rows)}"


seen = {
    "written": f"{digits.shape}, {start(digits)}",
    "defaults": load(),
    "n_features=64": load(n_features=64),
    "zero_based=True": load(zero_based=True, n_features=64),
}
for name, result in seen.items():
    print(f"{name}: {result}")
wanted = [
    "(1797, 64), 0 0 5 13 9 1 0 0",
    "(1797, 63), 0 5 13 9 1 0 0 0",
    "(1797, 64), 38.7 % equal, 0 5 13 9 1 0 0 0",
    "(1797, 64), 100.0 % equal, 0 0 5 13 9 1 0 0",
]
sys.exit(0 if list(seen.values()) == wanted else 1)
PY
PYTHONPATH=packages python3 read.py
