"""Draws 500 small chains, the same every time. See expected2.py for what is written of them."""
import random

from scoring2 import Chain, Sheet

CHAINS, SEED, PRINCIPLES = 500, 20261127, 8
# Keys of which the order differs by culture, so that ties show in which order they are broken.
KEYS = ["ggz-noord", "ggz2", "Arts", "arts", "p10", "p9"]


def chains():
    draw = random.Random(SEED)
    return [chain(draw, number) for number in range(CHAINS)]


def chain(draw, number):
    statements = tuple(draw.randint(1, 7) for _ in range(PRINCIPLES))
    keys = draw.sample(KEYS, draw.choice([1, 2, 3, 3, 4, 4, 5, 6]))
    weighting = draw.choice(["partner", "respondent"])
    minimum = draw.choice([None, None, 3, 4, 5, 6])
    previous = round_of(draw, statements, keys, weighting, minimum, None) if number % 3 == 0 else None
    return round_of(draw, statements, keys, weighting, minimum, previous)


def round_of(draw, statements, keys, weighting, minimum, previous):
    """Most rounds are ordinary; some have everyone alike, two camps, people who answer hardly anything, or people who divide the principles."""
    kind = draw.choices(["ordinary", "alike", "camps", "few answers", "divided work"], [16, 1, 2, 3, 2])[0]
    unknown = draw.choice([0, 0, 0, 0.02, 0.05, 0.1, 0.25])
    silent = draw.choice([0, 0, 0.2])
    sizes = {key: 0 if draw.random() < silent else draw.randint(0, 35) for key in keys}
    most, even = draw.choice([4, 8, 12, 20, 35, 35]), draw.random() < 0.5
    while sum(sizes.values()) > most:
        key = max(keys, key=sizes.get) if even else draw.choice([key for key in keys if sizes[key]])
        sizes[key] -= 1
    everyone, unasked = draw.random() < 0.3, draw.random() < 0.25
    spread = draw.choice([0.2, 0.6, 1.0])
    lean = [draw.gauss(0, 0.5) for _ in statements]
    partners, sheets = {}, []
    for key in keys:
        asked = sizes[key] if everyone else sizes[key] + draw.randint(0, 4)
        partners[key] = None if unasked and draw.random() < 0.5 else asked
        mood = draw.choice([-1.2, 1.2]) if kind == "camps" else draw.gauss(0, 0.4)
        for _ in range(sizes[key]):
            level = draw.choice("soo")
            person = 0 if kind == "alike" else mood + draw.gauss(0, spread) + (0.3 if level == "s" else 0)
            absent = 0.8 if kind == "few answers" and draw.random() < 0.2 else unknown
            # A principle is now and then unknown to a person as a whole.
            part = draw.choice([0, 0, 1, 1, None]) if kind == "divided work" else None
            skips = [draw.random() < unknown or (part is not None and p % 2 == part) for p in range(len(statements))]
            noise = 0 if kind == "alike" or (kind == "camps" and draw.random() < 0.5) else 0.8
            answers = tuple(
                tuple(0 if skip or draw.random() < absent else value(3.4 + lean[p] * (noise > 0) + person + draw.gauss(0, noise)) for _ in range(j))
                for p, (j, skip) in enumerate(zip(statements, skips)))
            sheets.append(Sheet(key, level, answers, tuple(draw.sample(range(1, PRINCIPLES + 1), draw.randint(0, 2)))))
    draw.shuffle(sheets)
    announced = minimum is not None and draw.random() < 0.2
    pooled = tuple(key for key in keys if announced and draw.random() < 0.4)
    return Chain(statements, weighting, minimum, partners, sheets, pooled, previous)


def value(opinion):
    return min(5, max(1, round(opinion)))
