"""The YAML blocks of docs/ci.md as the files that their first lines name, below the folder given.

python3 .ci/snippets.py FOLDER
"""

import pathlib
import re
import sys

folder = pathlib.Path(sys.argv[1])
text = (pathlib.Path(__file__).parent.parent / "docs/ci.md").read_text()
blocks = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
assert len(blocks) >= 5, "docs/ci.md has lost its blocks"
for name, block in blocks:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block)
