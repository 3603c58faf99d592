"""How fast a recogniser of another project reads articles. In: its module and a file of JSON lines. Out: kB/s of one core, as a number."""

import importlib
import json
import sys
import time

LIMIT = 20.0


def reader(name):
    """What reads one text."""
    if name == "quantulum3":
        return importlib.import_module("quantulum3.parser").parse
    if name == "dateparser":
        return importlib.import_module("dateparser.search").search_dates
    number = importlib.import_module("recognizers_number").recognize_number
    unit = importlib.import_module("recognizers_number_with_unit").recognize_dimension
    return lambda text: (number(text, "en-us"), unit(text, "en-us"))


def main():
    read, done, begin = reader(sys.argv[1]), 0, time.monotonic()
    with open(sys.argv[2], encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            read(text)
            done += len(text.encode())
            if time.monotonic() - begin > LIMIT:
                break
    print(round(done / 1000 / (time.monotonic() - begin)))


if __name__ == "__main__":
    main()
