"""Checks a corpus on a cluster: a map over articles, a shuffle, a reduce over what belongs together.

    spark-submit --master local[4] factlint_spark.py --factlint target/release/factlint \
        --project . --articles articles.jsonl --output conflicts

Articles are JSON lines or Parquet with the columns `id`, `text`, `published` and any other. The binary and the project (`factlint.yml`
with its rules and tables, no articles) are shipped to every executor. The conflicts are those of one `factlint check`, one JSON
object a line (or Parquet, where the output ends in `.parquet`), in no order.
"""

import argparse
import json
import os
import shutil
import subprocess
import tempfile
import threading

from pyspark import SparkFiles
from pyspark.sql import SparkSession


def pipe(arguments, lines, good):
    """Hands `lines` to the shipped binary and yields what it prints; a status that is not in `good` fails the task."""
    folder = tempfile.mkdtemp()
    try:
        shutil.unpack_archive(SparkFiles.get("project.tar"), folder)
        binary = os.path.join(folder, "factlint.bin")
        shutil.copy(SparkFiles.get("factlint"), binary)
        os.chmod(binary, 0o755)
        with tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(
                [binary, *arguments], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors
            )

            def feed():
                with process.stdin as stdin:
                    for line in lines:
                        stdin.write(line.encode() + b"\n")

            feeder = threading.Thread(target=feed)
            feeder.start()
            for line in process.stdout:
                yield line.decode().rstrip("\n")
            feeder.join()
            if process.wait() not in good:
                errors.seek(0)
                raise RuntimeError(f"factlint ended with {process.returncode}: {errors.read().decode()}")
    finally:
        shutil.rmtree(folder)


def group_of(line):
    return json.loads(line)["group"]


def main():
    parser = argparse.ArgumentParser()
    for name in ("--factlint", "--project", "--articles", "--output"):
        parser.add_argument(name, required=True)
    parser.add_argument("--partitions", type=int, default=16)
    asked = parser.parse_args()
    spark = SparkSession.builder.appName("factlint").getOrCreate()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(asked.factlint, os.path.join(folder, "factlint"))
        shutil.make_archive(os.path.join(folder, "project"), "tar", asked.project)
        for name in ("factlint", "project.tar"):
            spark.sparkContext.addFile(os.path.join(folder, name))
        if asked.articles.endswith(".parquet"):
            articles = spark.read.parquet(asked.articles).toJSON().repartition(asked.partitions)
        else:
            articles = spark.sparkContext.textFile(asked.articles, asked.partitions)
        extract = ["mentions", "--format", "jsonl", "--threads", "1", "-q", "-"]
        judge = ["judge", "--format", "jsonl", "--threads", "1", "-q", "-"]
        mentions = articles.mapPartitions(lambda lines: pipe(extract, lines, {0}))
        grouped = mentions.keyBy(group_of).partitionBy(asked.partitions)
        conflicts = grouped.values().mapPartitions(lambda lines: pipe(judge, lines, {0, 1}))
        conflicts = conflicts.filter(lambda line: line.startswith('{"type":"conflict"'))
        if asked.output.endswith(".parquet"):
            spark.createDataFrame(conflicts.map(lambda line: (line,)), "conflict string").write.parquet(asked.output)
        else:
            conflicts.saveAsTextFile(asked.output)
    spark.stop()


if __name__ == "__main__":
    main()
