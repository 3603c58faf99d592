"""How fast a recogniser of another project reads articles. In: its module, a file of JSON lines, and seconds. Out: kB/s of one core."""

import importlib
import json
import sys
import time
import warnings


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
    warnings.simplefilter("ignore")
    name, path, limit = sys.argv[1], sys.argv[2], float(sys.argv[3])
    read, done, begin = reader(name), 0, None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            # Paragraph by paragraph: none of them is made for a whole article, and some are slower than linear.
            for text in json.loads(line)["text"].split("\n\n"):
                try:
                    read(text)
                except Exception:  # What a peer cannot read it is not charged for.
                    continue
                # The first paragraph builds its tables.
                if begin is None:
                    begin = time.process_time()
                    continue
                done += len(text.encode())
                if time.process_time() - begin > limit:
                    break
            if begin is not None and time.process_time() - begin > limit:
                break
    print(round(done / 1000 / (time.process_time() - begin), 1))


if __name__ == "__main__":
    main()
