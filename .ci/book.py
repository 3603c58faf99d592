#!/usr/bin/env python3
"""Builds the book and follows every link in it.

In: the mdbook binary, the folder of the pages, the folder to build into. Ends with 1 and one line for each fault: what mdbook warned of,
a link to a page or a heading that is not there.
"""

import html.parser
import pathlib
import subprocess
import sys
import urllib.parse


class Page(html.parser.HTMLParser):
    """The links and the anchors of one page."""

    def __init__(self, path):
        super().__init__()
        self.links, self.anchors = [], set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.anchors.update(given[key] for key in ("id", "name") if given.get(key))
        for key in ("href", "src"):
            if given.get(key):
                self.links.append(given[key])


def main(mdbook, pages, out):
    built = subprocess.run([mdbook, "build", pages, "-d", str(pathlib.Path(out).resolve())], capture_output=True, text=True)
    faults = [line for line in built.stderr.splitlines() if "WARN" in line or "ERROR" in line]
    if built.returncode != 0:
        faults.append(f"mdbook ended with {built.returncode}: {built.stderr.strip()}")
    root = pathlib.Path(out).resolve()
    read = {path: Page(path) for path in sorted(root.rglob("*.html"))}
    followed = 0
    for path, page in read.items():
        for link in page.links:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme or parts.netloc or path.name in ("print.html", "404.html", "toc.html"):
                continue
            target = (path.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else path
            followed += 1
            anchors = read[target].anchors if target in read else None
            if not target.is_file():
                faults.append(f"{path.relative_to(root)}: {link} leads nowhere")
            elif parts.fragment and anchors is not None and parts.fragment not in anchors:
                faults.append(f"{path.relative_to(root)}: {link} names no heading")
    print("\n".join(faults) or f"book: {len(read)} pages, {followed} links followed")
    sys.exit(1 if faults or not followed else 0)


main(*sys.argv[1:])
