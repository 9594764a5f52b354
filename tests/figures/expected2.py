"""Writes the figures of scoring version 2 that FiguresTests holds KetenScan to: expected2.json and random2.json.

expected2.json  the 49 partners of answers.csv and partners.csv, three times: weighting partner, weighting respondent, protected k = 5
random2.json    500 small random chains (random2.py), with what goes in and what comes out

Both start with "columns": the path in ketenscan.scorecard/2 of each place in a row. A card is {"c": the card's row, "p": for each
principle [its row, a row per partner, a row per statement]}; numbers to twelve significant digits.
What goes in, in random2.json: "j" statements per principle, "w" weighting, "k" minimum group (null: named), "partners" [[key, asked, announced as
pooled]], "sheets" "place of the partner, s or o, the answers (0: don't know), /, the priorities", "before" the round before, alike.
agreement.R checks the agreement statistics with R's multilevel and psych.
Run: python3 make_sheets.py && python3 expected2.py (needs numpy and scipy; made with 1.24 and 1.10).
"""
import csv
import json
import pathlib
from fractions import Fraction

import card2
import random2
from scoring2 import Chain, Sheet

HERE = pathlib.Path(__file__).parent


def plain(figure):
    if isinstance(figure, dict):
        return {key: plain(value) for key, value in figure.items()}
    if isinstance(figure, (list, tuple)):
        return [plain(value) for value in figure]
    if figure is None or isinstance(figure, (bool, str)):
        return figure
    number = float(f"{float(figure):.12g}")
    return int(number) if number == int(number) else number


def write(name, lists):
    """One card a line."""
    dense = lambda value: json.dumps(value, separators=(",", ":"))
    parts = [f'"columns":{dense(card2.COLUMNS)}']
    parts += [f'"{key}":[\n' + ",\n".join(map(dense, values)) + "\n]" for key, values in lists.items()]
    (HERE / name).write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8", newline="\n")


def large():
    read = lambda name: list(csv.DictReader(open(HERE / name, encoding="utf-8")))
    partners = {row["partner"]: int(row["invited"]) for row in read("partners.csv")}
    answers = lambda row, p: tuple(int(row[f"{p}.{s}"] or 0) for s in range(1, 6))
    sheets = [Sheet(row["partner"], row["level"][0], tuple(answers(row, p) for p in range(1, 9)), ()) for row in read("answers.csv")]
    for weighting, minimum in (("partner", None), ("respondent", None), ("partner", 5)):
        chain = Chain((5,) * 8, weighting, minimum, partners, sheets)
        yield {"w": weighting, "k": minimum, "partners": list(partners), "card": plain(card2.score(chain))}


def text(sheet, keys):
    return f'{keys.index(sheet.partner)}{sheet.level}{"".join(str(a) for p in sheet.answers for a in p)}/{"".join(map(str, sheet.priorities))}'


def given(chain):
    keys = list(chain.partners)
    return {"partners": [[key, asked, key in chain.pooled] for key, asked in chain.partners.items()], "sheets": [text(sheet, keys) for sheet in chain.sheets]}


def small():
    for chain in random2.chains():
        yield {
            "j": chain.statements, "w": chain.weighting, "k": chain.minimum, **given(chain),
            "before": given(chain.previous) if chain.previous else None, "card": plain(card2.score(chain)),
        }


if __name__ == "__main__":
    write("expected2.json", {"cards": large()})
    write("random2.json", {"chains": small()})
