"""Whether python-docx reads every text of a Word document, its styles and its links: docx_back.py FILE.docx SEEN.txt"""

import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx

path, seen = Path(sys.argv[1]), Path(sys.argv[2])
wrong = []
with zipfile.ZipFile(path) as archive:
    if archive.testzip():
        wrong.append("the archive is damaged")
    for name in archive.namelist():
        ElementTree.fromstring(archive.read(name))

document = docx.Document(str(path))
paragraphs = document.paragraphs
text = "\n".join(paragraph.text for paragraph in paragraphs)
lines = seen.read_text(encoding="utf-8").removesuffix("\n").split("\n")
wrong.extend(f"lacks: {line}" for line in lines if line not in text)

styles = {paragraph.style.name for paragraph in paragraphs}
if paragraphs[0].style.name != "Title" or paragraphs[0].text != lines[0]:
    wrong.append("it does not begin with the name as its title")
if "Heading 1" not in styles:
    wrong.append(f"no heading among {sorted(styles)}")
known = {"Title", "Subtitle", "Normal", "Heading 1", "Heading 2", "List Bullet"}
wrong.extend(f"an unknown style: {style}" for style in sorted(styles - known))
for paragraph in paragraphs:
    for link in paragraph.hyperlinks:
        if not link.address.startswith(("http://", "https://", "mailto:")):
            wrong.append(f"a link to {link.address}")
        if not link.text:
            wrong.append(f"a link to {link.address} that nobody sees")
if document.tables or any(section.header.paragraphs[0].text for section in document.sections):
    wrong.append("a table or a header")
about = document.core_properties
if (about.title, about.author, about.language) != (lines[0], lines[0], "en-US"):
    wrong.append(f"it is about {about.title} by {about.author} in {about.language}")

for one in wrong:
    print(f"docx: {path.name}: {one}")
if not wrong:
    print(f"docx: {path.name} is complete")
sys.exit(1 if wrong else 0)
