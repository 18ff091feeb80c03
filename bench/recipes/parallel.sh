#!/bin/sh
# GNU parallel, on one machine or (with --sshlogin) on many.
#
#   parallel.sh ARTICLES OUT [PARTS]    a folder that all machines see: OUT/part-1.ndjson, …
#   parallel.sh - [PARTS] <in >out      lines of JSON: a line out for each, in the order of the input
#
# Without --jobs 1 every process would start as many threads as there are cores. A job that fails is tried again; what
# a folder's job has done is not done again (--resume).
set -eu
extract=${EXTRACT:-extract}

if [ "$1" = - ]; then
  exec parallel --pipe --keep-order --jobs "${2:-100%}" --block 1M \
    "$extract --input-format ndjson - --format ndjson --jobs 1 --allow-errors --quiet"
fi
articles=$1 out=$2 parts=${3:-$(nproc)}
mkdir -p "$out"
seq "$parts" | parallel --jobs "$parts" --retries 3 --quote \
  $extract "$articles" --shard "{}/$parts" --format ndjson --output "$out/part-{}.ndjson" \
  --resume --jobs 1 --allow-errors --quiet
