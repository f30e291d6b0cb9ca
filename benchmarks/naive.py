"""The script that one would write without briefgen: a YAML file of words → a PDF and a Word file.

  python benchmarks/naive.py WORDS.yaml FONTS OUTPUT [TIMES]

The same words and fonts, a page of CSS, python-docx's own template. It checks nothing.
"""

from __future__ import annotations

import html
import sys
import time
from pathlib import Path
from typing import Any

import docx
import weasyprint
import yaml
from docx.shared import Inches, Pt
from docx.text.paragraph import Paragraph

Part = dict[str, Any]
"""A run of text, a part of a brief or the brief itself, as the file of words has it."""

FAMILIES = {
    "Public Sans": {
        "400 normal": "PublicSans-Regular",
        "700 normal": "PublicSans-Bold",
        "400 italic": "PublicSans-Italic",
    },
    "Source Serif 4": {
        "400 normal": "SourceSerif4-Regular",
        "700 normal": "SourceSerif4-Bold",
        "400 italic": "SourceSerif4-It",
    },
}
CSS = """
@page { size: Letter; margin: 0.7in 0.95in; @footnote { border-top: 0.5pt solid #999 }
  @bottom-left { content: var(--footer); font: 8pt "Public Sans" }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt "Public Sans" } }
body { font: 9.5pt/1.35 "Source Serif 4"; margin: 0 }
h1, h2, h3, h4, .label, .ask-label { font-family: "Public Sans"; line-height: 1.2; margin: 0.8em 0 0.3em }
p, li { margin: 0 0 0.4em; orphans: 2; widows: 2 }
h2, h3, h4 { break-after: avoid } img { display: block } a { color: #1a4480 }
.ask, .ask-label, .ask-bill { background: #e8eef7; padding: 0.3em 0.6em; margin: 0 }
.note { float: footnote; font-size: 8pt } table { width: 100%; border-collapse: collapse }
td, th { border-bottom: 0.5pt solid #999; text-align: left; padding: 0.2em }
"""


def faces(fonts: Path) -> str:
    return "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {look.split()[0]}; font-style: {look.split()[1]};'
        f" src: url({(fonts / file).as_uri()}.ttf) }}"
        for family, files in FAMILIES.items()
        for look, file in files.items()
    )


def inline(runs: list[Part]) -> str:
    out = []
    for run in runs:
        text = html.escape(run["text"]).replace("\n", "<br>")
        if "note" in run:
            text = f'<span class="note">{inline(run["note"])}</span>'
        for key, tag in (("bold", "strong"), ("italic", "em")):
            text = f"<{tag}>{text}</{tag}>" if run.get(key) else text
        out.append(f'<a href="{html.escape(run["link"])}">{text}</a>' if "link" in run else text)
    return "".join(out)


def as_html(brief: Part) -> str:
    parts: list[str] = []
    inside = ""
    for part in brief["parts"]:
        kind = part["kind"]
        wanted = {"bullet": "ul", "number": "ol"}.get(kind, "")
        if wanted != inside:
            parts.append((f"</{inside}>" if inside else "") + (f"<{wanted}>" if wanted else ""))
            inside = wanted
        if kind == "picture":
            parts.append(
                f'<img src="{part["file"]}" alt="{html.escape(part["alt"])}" style="width: {part["width"]:.0%}">'
            )
        elif kind == "table":
            cells = [["".join(f"<td>{inline(cell)}</td>" for cell in row)] for row in part["rows"]]
            head, *rows = [f"<tr>{''.join(row)}</tr>" for row in cells]
            parts.append(f"<table><thead>{head.replace('td>', 'th>')}</thead><tbody>{''.join(rows)}</tbody></table>")
        elif part["runs"]:
            tag = {"title": "h1", "heading": f"h{part.get('level', 1) + 1}", "paragraph": "p"}.get(kind, "li")
            parts.append(f'<{tag} class="{part.get("role", "")}">{inline(part["runs"])}</{tag}>')
    footer = brief["footer"].replace('"', "”")
    head = f"<title>{html.escape(brief['title'])}</title><meta name=author content='{html.escape(brief['author'])}'>"
    rest = f"</{inside}>" if inside else ""
    return f"<html lang={brief['language']} style='--footer: \"{footer}\"'><head>{head}</head><body>{''.join(parts)}{rest}</body></html>"


def write_pdf(brief: Part, folder: Path, fonts: Path, output: Path) -> None:
    page = weasyprint.HTML(string=as_html(brief), base_url=folder.as_uri() + "/")
    page.write_pdf(output, pdf_variant="pdf/ua-1", stylesheets=[weasyprint.CSS(string=faces(fonts) + CSS)])


def add_runs(paragraph: Paragraph, runs: list[Part], notes: list[list[Part]]) -> None:
    for run in runs:
        if "note" in run:
            notes.append(run["note"])
            paragraph.add_run(str(len(notes))).font.superscript = True
        else:
            made = paragraph.add_run(run["text"])
            made.bold, made.italic = run.get("bold"), run.get("italic")


def write_docx(brief: Part, folder: Path, output: Path) -> None:
    file = docx.Document()
    notes: list[list[Part]] = []
    file.core_properties.title, file.core_properties.author = brief["title"], brief["author"]
    file.styles["Normal"].font.name, file.styles["Normal"].font.size = "Source Serif 4", Pt(9.5)
    file.sections[0].footer.paragraphs[0].text = brief["footer"]
    for part in brief["parts"]:
        if part["kind"] == "picture":
            file.add_picture(str(folder / part["file"]), width=Inches(6.7 * part["width"]))
        elif part["kind"] == "table":
            table = file.add_table(len(part["rows"]), len(part["rows"][0]), style="Table Grid")
            for cells, row in zip(part["rows"], table.rows, strict=True):
                for runs, cell in zip(cells, row.cells, strict=True):
                    add_runs(cell.paragraphs[0], runs, notes)
        elif part["runs"]:
            styles = {
                "title": "Title",
                "heading": f"Heading {part.get('level', 1)}",
                "bullet": "List Bullet",
                "number": "List Number",
            }
            add_runs(file.add_paragraph(style=styles.get(part["kind"])), part["runs"], notes)
    for number, runs in enumerate(notes, 1):
        add_runs(file.add_paragraph(f"{number} "), runs, [])
    file.save(str(output))


def main(words: Path, fonts: Path, folder: Path, times: int = 1) -> None:
    for turn in range(times):
        start = time.perf_counter()
        brief = yaml.safe_load(words.read_text(encoding="utf-8"))
        write_pdf(brief, words.parent, fonts, folder / f"{words.stem}.pdf")
        write_docx(brief, words.parent, folder / f"{words.stem}.docx")
        if turn:
            print(time.perf_counter() - start)


if __name__ == "__main__":
    words, fonts, folder, *times = sys.argv[1:]
    main(Path(words).resolve(), Path(fonts).resolve(), Path(folder), *map(int, times))
