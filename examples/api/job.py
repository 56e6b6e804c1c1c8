"""Sends a folder of pictures as one job and prints what was read as CSV: python3 examples/api/job.py FOLDER > readings.csv"""

import csv
import io
import json
import os
import sys
import uuid
import zipfile
from pathlib import Path
from urllib.request import Request, urlopen

URL = os.environ.get("CIFRA_URL", "http://127.0.0.1:8080")
KEY = os.environ.get("CIFRA_KEY")


def call(method: str, path: str, body: bytes | None = None, **headers: str):
    """The answer, to be read like a file. Errors are raised as urllib.error.HTTPError."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    if KEY:
        sent["Authorization"] = f"Bearer {KEY}"
    return urlopen(Request(URL + path, body, sent, method=method))


packed = io.BytesIO()
with zipfile.ZipFile(packed, "w") as archive:
    for file in sorted(Path(sys.argv[1]).iterdir()):
        if file.suffix.lower() in (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp"):
            archive.write(file, file.name)

with call(
    "POST",
    "/v1/jobs",
    packed.getvalue(),
    Content_Type="application/zip",
    # Sent again after a broken connection with the same key, it would still be one job.
    Idempotency_Key=str(uuid.uuid4()),
) as answer:
    job = json.load(answer)["id"]

# The stream of events ends when the job does.
with call("GET", f"/v1/jobs/{job}/events") as events:
    for line in events:
        if line.startswith(b"data: "):
            now = json.loads(line[len(b"data: ") :])
            print(f"{now['state']}: {now['read'] + now['failed']} of {now['total']}", file=sys.stderr)

out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["name", "value", "confidence"])
with call("GET", f"/v1/jobs/{job}/results") as results:
    for line in results:
        item = json.loads(line)
        if "problem" in item:
            print(f"{item['name']}: {item['problem']['detail']}", file=sys.stderr)
        for reading in item.get("result", {}).get("readings", []):
            if reading["accepted"]:
                out.writerow([item["name"], reading["value"], f"{reading['confidence']:.4f}"])
call("DELETE", f"/v1/jobs/{job}").close()
