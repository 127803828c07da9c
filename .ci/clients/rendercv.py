"""Renders every YAML file of a folder with RenderCV and looks for the texts of its .seen.txt in the PDF.

Usage: python rendercv.py FOLDER, with the Python that RenderCV is installed for.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

import pymupdf

# What Typst sets otherwise than it is typed: dashes, quotation marks, dots (by NFKC); the mark that it puts behind a star.
SAME = str.maketrans(
    {mark: "-" for mark in "–—−‐‑‒"} | {mark: "'" for mark in '‘’‚‛“”„″′"'} | {mark: None for mark in "\ufe0e\ufe0f\u00ad\u200c\u200d"}
)


def folded(text):
    text = unicodedata.normalize("NFKC", text).translate(SAME)
    return re.sub("-+", "-", re.sub(r"\s+", "", text))


def is_from_the_right(one):
    return unicodedata.bidirectional(one) in ("R", "AL", "AN")


def is_shown(line, shown):
    """Whether a line is in the text. Words from the right change places with their neighbours: those are sought alone."""
    if not any(map(is_from_the_right, line)):
        return folded(line) in shown
    words = re.findall(r"\w+", "".join(f" {one} " if is_from_the_right(one) else one for one in line))
    return all(folded(word) in shown for word in words)


def problems(file):
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "resume_CV.yaml"
        shutil.copy(file, copy)
        render = [sys.executable, "-m", "rendercv", "render", copy.name, "--dont-generate-png"]
        run = subprocess.run(render, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
        made = list(pathlib.Path(folder, "rendercv_output").glob("*.pdf"))
        if run.returncode != 0 or len(made) != 1:
            return 0, (run.stdout + run.stderr).splitlines()[-12:]
        text = "\n".join(page.get_text() for page in pymupdf.open(made[0]))
    # Letters that no font of RenderCV's has are noted; whether another font of this machine has them is chance.
    notes = file.with_suffix(".notes.txt").read_text()
    lacking = {one: None for one in map(ord, "".join(re.findall('"([^"]+)" is kept, but', notes)))}
    shown = folded(text.translate(lacking))
    lines = file.with_suffix(".seen.txt").read_text().splitlines()
    return len(lines), [f"not in the PDF: {line}" for line in lines if not is_shown(line.translate(lacking), shown)]


def main():
    files = sorted(pathlib.Path(sys.argv[1]).glob("*.yaml"))
    failed = not files
    for file in files:
        count, found = problems(file)
        failed = failed or bool(found)
        print(f"{'FAILED' if found else 'ok'}: rendercv: {count} texts of {file.stem} in the PDF")
        for problem in found:
            print(f"  {problem}")
    sys.exit(failed)


main()
