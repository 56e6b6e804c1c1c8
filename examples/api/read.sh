#!/usr/bin/env bash
# Reads pictures with a running server, by curl and jq: examples/api/read.sh examples/phone.jpg examples/date.jpg
set -euo pipefail

url=${CIFRA_URL:-http://127.0.0.1:8080}
# --retry waits as long as Retry-After says when the server is overloaded (503) or wants fewer requests (429).
options=(--silent --show-error --retry 5 ${CIFRA_KEY:+--header "Authorization: Bearer $CIFRA_KEY"})

for file in "$@"; do
  curl "${options[@]}" --header 'Content-Type: application/octet-stream' --data-binary "@$file" "$url/v1/read" |
    jq --raw-output --arg file "$file" '
      if .code then "\($file): \(.detail)"
      else .readings[] | "\($file): " + (if .accepted then .value else "refused, \(.refusal)" end)
      end'
done
