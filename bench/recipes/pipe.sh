#!/bin/sh
# What Spark and Hadoop run on every part of the data: lines of JSON in, a line out for each, in order.
#
#   Spark    sc.textFile("in/").pipe("pipe.sh").saveAsTextFile("out/")     with --files pipe.sh
#   Hadoop   hadoop jar hadoop-streaming.jar -files pipe.sh -mapper pipe.sh -reducer NONE -input in/ -output out/
#
# Give every line an "id": without one the source of a record is its place in the part. A line that cannot be read is a
# record with "error" and fails no task; a part may be empty; a task that is tried again writes the same bytes.
exec ${EXTRACT:-extract} --input-format ndjson - --format ndjson --jobs 1 --allow-errors --quiet
