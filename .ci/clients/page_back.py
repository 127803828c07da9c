"""Whether every text that a document shows is in what a client made of it, and whether a page asks for nothing.

    page_back.py page PAGE.html SEEN.txt CLIENT    the page: its elements, its addresses and its text
    page_back.py pdf PRINTED.pdf SEEN.txt CLIENT   what pdftotext reads out of a PDF that the client made
"""

import re
import subprocess
import sys
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+")


def folded(text):
    """Without white space, which lines and pages break at, and with ligatures and composed letters told apart no more."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if not c.isspace() and c not in "\u200d\ufe0e\ufe0f\u00ad\u200e\u200f\u202a\u202b\u202c")


def missing(seen, texts):
    """The lines of `seen` that stand in none of the texts. Writing from right to left may stand in visual order."""
    texts = [folded(text) for text in texts]
    lacking = []
    for line in seen.read_text(encoding="utf-8").split("\n"):
        parts = [line]
        if RIGHT_TO_LEFT.search(line):
            parts = [part for word in line.split() for part in RIGHT_TO_LEFT.split(word) + RIGHT_TO_LEFT.findall(word)]
        for part in parts:
            whole = folded(part)
            ways = {whole, whole[::-1]} if RIGHT_TO_LEFT.search(part) else {whole}
            if not any(way in text for way in ways for text in texts):
                lacking.append(line if part == line else f"{part} of {line}")
    return lacking


class Page(HTMLParser):
    """The text of a page's body, and what is wrong with its elements."""

    def __init__(self):
        super().__init__()
        self.text, self.wrong, self.headings, self.seen, self.inside = [], [], [], set(), []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.seen.add(tag)
        if tag in ("style", "title"):
            self.inside.append(tag)
        if tag in ("script", "link", "img", "iframe", "object", "embed", "base", "form"):
            self.wrong.append(f"<{tag}>")
        for name, value in attributes:
            if name in ("src", "srcset", "action", "data", "ping") or name.startswith("on"):
                self.wrong.append(f"{name}={value}")
        if tag == "html" and not given.get("lang"):
            self.wrong.append("no language")
        if given.get("http-equiv") == "Content-Security-Policy":
            self.seen.add(given["content"])
        if "href" in given and not re.match(r"(https?://|mailto:)", given["href"]):
            self.wrong.append(f"href={given['href']}")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag):
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data):
        if self.inside == ["style"] and re.search(r"url\(|@import", data):
            self.wrong.append("the style asks for something")
        if not self.inside:
            self.text.append(data)

    def close(self):
        super().close()
        if self.headings[:1] != [1] or any(b > a + 1 for a, b in zip(self.headings, self.headings[1:])):
            self.wrong.append(f"headings in the order {self.headings}")
        needed = {"main", "header", "h1", "title", "default-src 'none'; style-src 'unsafe-inline'"}
        self.wrong.extend(f"no {tag}" for tag in sorted(needed - self.seen))


def main(kind, path, seen, client):
    if kind == "page":
        page = Page()
        page.feed(path.read_text(encoding="utf-8"))
        page.close()
        wrong, lacking = page.wrong, missing(seen, ["".join(page.text)])
    else:
        reads = [["pdftotext", str(path), "-"], ["pdftotext", "-raw", str(path), "-"]]
        texts = [subprocess.run(read, check=True, capture_output=True).stdout.decode() for read in reads]
        wrong, lacking = [], missing(seen, texts)
    for one in wrong:
        print(f"{client}: {path.parent.name}/{path.name}: {one}")
    for line in lacking:
        print(f"{client}: {path.parent.name}/{path.name} lacks: {line}")
    if not wrong and not lacking:
        print(f"{client}: {path.parent.name}/{path.name} is complete")
    return 1 if wrong or lacking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]))
