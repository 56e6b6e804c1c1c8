#!/bin/sh
# pycocotools 2.0.11: `COCOeval` counts a perfect detection as a miss if its ground truth has the annotation id 0. Two digits, both found
# with exactly their boxes, have an average precision of 0.25 and a recall of 0.5 if their ids are 0 and 1, and of 1 and 1 if they are
# 1 and 2. There is no warning. In a set with one digit, nothing at all counts as found.
#
# The matrix of matches holds the id of the matched annotation, and 0 means "no match". COCO's description of its format calls ids
# unique integers and names no least one, and exporters that number from 0 are common. A good guess is that ids are only names.
#
# Seen with pycocotools 2.0.11, NumPy 2.4.6, Python 3.11.7 (average precision and recall at IoU 0.5 to 0.95):
#   ids 1 2: precision 1.000, recall 1.000
#   ids 0 1: precision 0.252, recall 0.500
#   id 0: precision 0.000, recall 0.000
#
# Exits 0 while that is so, 1 when it changes. Needs Python 3.11 or newer with pip.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m pip install --quiet --disable-pip-version-check --root-user-action ignore --target packages pycocotools==2.0.11 numpy==2.4.6 2> log.txt ||
  { cat log.txt >&2; exit 1; }

cat > evaluate.py <<'PY'
import contextlib
import io
import sys

from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

DIGIT = 1


def evaluate(ids):
    boxes = [[10 + 30 * place, 10, 20, 20] for place in range(len(ids))]
    truth = COCO()
    truth.dataset = {
        "images": [{"id": 1, "width": 100, "height": 100}],
        "categories": [{"id": DIGIT, "name": "7"}],
        "annotations": [
            {"id": id, "image_id": 1, "category_id": DIGIT, "bbox": box, "area": 400, "iscrowd": 0}
            for id, box in zip(ids, boxes)
        ],
    }
    truth.createIndex()
    found = [{"image_id": 1, "category_id": DIGIT, "bbox": box, "score": 0.9 - i / 10} for i, box in enumerate(boxes)]
    evaluation = COCOeval(truth, truth.loadRes(found), "bbox")
    evaluation.evaluate()
    evaluation.accumulate()
    evaluation.summarize()
    return f"precision {evaluation.stats[0]:.3f}, recall {evaluation.stats[8]:.3f}"


with contextlib.redirect_stdout(io.StringIO()):
    seen = {"ids 1 2": evaluate([1, 2]), "ids 0 1": evaluate([0, 1]), "id 0": evaluate([0])}
for name, result in seen.items():
    print(f"{name}: {result}")
wanted = ["precision 1.000, recall 1.000", "precision 0.252, recall 0.500", "precision 0.000, recall 0.000"]
sys.exit(0 if list(seen.values()) == wanted else 1)
PY
PYTHONPATH=packages python3 evaluate.py
