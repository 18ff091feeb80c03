#!/bin/sh
# A Slurm job array: each job takes its part of a folder that all nodes see.
#
#   sbatch --array=1-16 slurm.sh ARTICLES OUT    OUT/part-1.ndjson, …
#
# A job that is preempted, or whose node fails, is queued again and goes on where it was (--requeue, --resume).
#SBATCH --job-name=extract
#SBATCH --requeue
#SBATCH --open-mode=append
set -eu
extract=${EXTRACT:-extract}
articles=$1 out=$2 part=$SLURM_ARRAY_TASK_ID parts=$SLURM_ARRAY_TASK_COUNT

mkdir -p "$out"
exec $extract "$articles" --shard "$part/$parts" --format ndjson --output "$out/part-$part.ndjson" \
  --resume --jobs "${SLURM_CPUS_PER_TASK:-1}" --allow-errors --quiet
