#!/usr/bin/env bash
# Sends a ZIP of pictures as one job and prints what was read as CSV: examples/api/job.sh scans.zip > readings.csv
set -euo pipefail

url=${CIFRA_URL:-http://127.0.0.1:8080}
options=(--silent --show-error --fail-with-body ${CIFRA_KEY:+--header "Authorization: Bearer $CIFRA_KEY"})

# The same Idempotency-Key goes with each repetition: however often it arrives, there is one job.
job=$(curl "${options[@]}" --retry 5 --retry-all-errors --header "Idempotency-Key: $(date +%s)-$$-$RANDOM" \
  --header 'Content-Type: application/zip' --data-binary "@$1" "$url/v1/jobs" | jq --raw-output .id)

# The stream of events ends when the job does.
curl "${options[@]}" --no-buffer "$url/v1/jobs/$job/events" | sed -n 's/^data: //p' |
  jq --unbuffered --raw-output '"\(.state): \(.read + .failed) of \(.total)"' >&2

curl "${options[@]}" --header 'Accept: text/csv' "$url/v1/jobs/$job/results"
curl "${options[@]}" --request DELETE "$url/v1/jobs/$job"
