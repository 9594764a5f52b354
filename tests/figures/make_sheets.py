"""Writes answers.csv and partners.csv beside this file: 49 partners, 1,800 sheets, the same every time."""
import csv
import pathlib
import random

HERE = pathlib.Path(__file__).parent
PARTNERS, SHEETS = 49, 1800

draw = random.Random(20261124)
sizes = [1, 2, 3] + [draw.randint(4, 70) for _ in range(PARTNERS - 3)]
while sum(sizes) != SHEETS:
    place = draw.randrange(3, PARTNERS)
    sizes[place] = max(4, sizes[place] + (1 if sum(sizes) < SHEETS else -1))

with open(HERE / "partners.csv", "w", newline="", encoding="utf-8") as file:
    write = csv.writer(file)
    write.writerow(["partner", "name", "invited"])
    for place, size in enumerate(sizes):
        write.writerow([f"p{place:02}", f"Partner {place:02}", size + draw.randint(0, 1 + size // 2)])

with open(HERE / "answers.csv", "w", newline="", encoding="utf-8") as file:
    write = csv.writer(file)
    write.writerow(["partner", "respondent", "level"] + [f"{p}.{s}" for p in range(1, 9) for s in range(1, 6)])
    number = 0
    for place, size in enumerate(sizes):
        mood = draw.gauss(0, 0.4)
        for _ in range(size):
            number += 1
            strategic = draw.random() < 0.3
            person = mood + draw.gauss(0, 0.5) + (0.3 if strategic else 0)
            cells = []
            for principle in range(1, 9):
                for _ in range(5):
                    value = 3.4 - 0.1 * principle + person + draw.gauss(0, 0.8)
                    cells.append("" if draw.random() < 0.06 else str(min(5, max(1, round(value)))))
            write.writerow([f"p{place:02}", f"r{number:04}", "strategic" if strategic else "operational"] + cells)
