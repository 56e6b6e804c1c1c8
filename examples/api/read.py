"""Reads pictures with a running server, by Python's own library: python3 examples/api/read.py examples/phone.jpg"""

import json
import os
import sys
import time
from urllib.error import HTTPError
from urllib.request import Request, urlopen

URL = os.environ.get("CIFRA_URL", "http://127.0.0.1:8080")
KEY = os.environ.get("CIFRA_KEY")


def read(picture: bytes, retries: int = 5) -> dict:
    """The server's answer: readings, or a problem (RFC 9457), which has a code."""
    headers = {"Content-Type": "application/octet-stream"}
    if KEY:
        headers["Authorization"] = f"Bearer {KEY}"
    for left in reversed(range(retries + 1)):
        try:
            with urlopen(Request(f"{URL}/v1/read?maxError=0.01", picture, headers)) as answer:
                return json.load(answer)
        except HTTPError as error:
            if left == 0 or error.code not in (429, 503):
                return json.load(error)
            time.sleep(float(error.headers.get("Retry-After", 1)))
    raise AssertionError("unreachable")


for file in sys.argv[1:]:
    with open(file, "rb") as opened:
        answer = read(opened.read())
    if "code" in answer:
        print(f"{file}: {answer['detail']}")
    for reading in answer.get("readings", []):
        said = reading["value"] if reading["accepted"] else f"refused, {reading['refusal']}"
        print(f"{file}: {said}")
