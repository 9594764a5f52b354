"""How often the intervals of scoring version 2 hold, and how often something is said that is not so: fixed seeds, Markdown to stdout.

People have an opinion: that of their chain, plus their partner's (sd .4), plus their own (sd .6); each answer adds a whim (sd .8) and is
rounded to 1..5. Everybody who was asked is the population; who answers is drawn by lot, person by person. Between the eight principles
opinions correlate by .5. simulate.py holds the formulas, for many draws at once; this checks them against scoring2.py on the way.
Run: python3 coverage.py (about ten minutes; needs numpy and scipy).
"""
import numpy as np
from scipy import stats

import simulate as sim

DRAWS = 2500
SIX, THREE = (6, 4, 8), (3, 2, 5)


def table(title, head, rows):
    print(f"\n**{title}**\n\n| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        print("| " + " | ".join(row) + " |", flush=True)


def percent(values, digits=1):
    values = np.asarray(values)
    return f"{100 * values.mean():.{digits}f} %" if values.size else "–"


def signed(value):
    return f"{value:+.2f}" if abs(value) >= 0.005 else "0.00"


def held(truth, centre, half, rounded=False):
    low, high = np.clip(centre - half, 1, 5), np.clip(centre + half, 1, 5)
    if rounded:
        low, high, truth = sim.one_decimal(low), sim.one_decimal(high), sim.one_decimal(truth)
    has = ~np.isnan(half)
    return ((low <= truth + 1e-9) & (truth - 1e-9 <= high))[has], (high - low)[has], has


def score_rows():
    cases = [
        ("6 partners of 4 to 8, 60 % answer", SIX, 0.6, {}), ("the same, 40 %", SIX, 0.4, {}), ("the same, 85 %", SIX, 0.85, {}),
        ("the same, 60 %, mean 4.4 (ceiling)", SIX, 0.6, {"mean": 4.4}), ("the same, one statement", SIX, 0.6, {"items": 1}),
        ("3 of 2 to 5, 60 %", THREE, 0.6, {}), ("3 of 3 to 6, 50 %", (3, 3, 6), 0.5, {}), ("4 of 1 to 4, 60 %", (4, 1, 4), 0.6, {}),
        ("2 of 3 to 4, 60 %", (2, 3, 4), 0.6, {}), ("12 of 2 to 4, 60 %", (12, 2, 4), 0.6, {}), ("8 of 1 to 3, 60 %", (8, 1, 3), 0.6, {}),
        ("10 of 10 to 40, 50 %", (10, 10, 40), 0.5, {}), ("6 of 4 to 8, 60 %, weighting respondent", SIX, 0.6, {"weighting": "respondent"}),
        ("6 of 4 to 8, 60 %, happy people answer more", SIX, 0.6, {"selection": 1.2}),
        ("6 of 4 to 8, 60 %, people's sd .1 or 1.1 by partner", SIX, 0.6, {"unequal": True}),
        ("3 of 2 to 5, 60 %, people's sd .1 or 1.1 by partner", THREE, 0.6, {"unequal": True}),
        ("protected k = 5: 6 of 4 to 8, 60 %", SIX, 0.6, {"minimum": 5}), ("protected k = 5: 12 of 2 to 4, 60 %", (12, 2, 4), 0.6, {"minimum": 5}),
        ("protected k = 5: 8 of 2 to 20, 60 %", (8, 2, 20), 0.6, {"minimum": 5}),
    ]
    for seed, (name, chain, rate, how) in enumerate(cases):
        how = dict(how)
        weighting, minimum = how.pop("weighting", "partner"), how.pop("minimum", None)
        d = sim.draw(np.random.default_rng(seed), DRAWS, chain, rate, **how)
        centre, half = sim.interval(d, d["scores"][0], weighting, minimum)
        if minimum is None:
            sim.check(d, weighting, centre, half)
        everyone, all_partners = sim.population(d, 0, weighting)
        ok, width, has = held(everyone, centre, half)
        shown = held(everyone, centre, half, rounded=True)[0] if minimum else ()
        yield (name, percent(ok), f"{width.mean():.2f}", percent(held(all_partners, centre, half)[0]), percent(shown),
               signed(np.nanmean((centre - everyone)[has])), percent(~has))


def overall_rows():
    for seed, (name, chain, rate, minimum) in enumerate([
        ("6 partners of 4 to 8, 60 % answer", SIX, 0.6, None), ("3 of 2 to 5, 60 %", THREE, 0.6, None), ("10 of 10 to 40, 50 %", (10, 10, 40), 0.5, None),
        ("protected k = 5: 6 of 4 to 8, 60 %", SIX, 0.6, 5),
    ]):
        d = sim.draw(np.random.default_rng(100 + seed), DRAWS, chain, rate, principles=8)
        centre, half = sim.interval(d, d["scores"].mean(axis=0), "partner", minimum)
        truth = np.mean([sim.population(d, p)[0] for p in range(8)], axis=0)
        ok, width, has = held(truth, centre, half)
        yield name, percent(ok), f"{width.mean():.2f}", percent(~has)


def conservative_rows():
    """With don't-knows, one draw at a time by scoring2.py and protected2.py themselves."""
    for seed, (name, chain, rate, unknown) in enumerate([
        ("6 partners of 4 to 8, 60 % answer, 2 % don't know", SIX, 0.6, 0.02), ("the same, 5 %", SIX, 0.6, 0.05),
        ("3 of 4 to 8, 80 %, 2 %", (3, 4, 8), 0.8, 0.02), ("8 of 2 to 20, 60 %, 2 %", (8, 2, 20), 0.6, 0.02),
    ]):
        found = [sim.exact_protected(np.random.default_rng((200 + seed, n)), chain, rate, unknown, 5) for n in range(DRAWS)]
        for kind, conservative in (("conservative", True), ("of whole sheets", False)):
            rows = [row for row in found if row is not None and row[0] == conservative]
            if len(rows) >= 100:
                yield f"{name}: {kind}", str(len(rows)), percent([r[1] for r in rows]), percent([r[3] for r in rows]), f"{np.mean([r[2] for r in rows]):.2f}"


def change_rows():
    for seed, (name, chain, rate, minimum) in enumerate([
        ("6 partners of 4 to 8, 60 % answer", SIX, 0.6, None), ("the same, 80 %", SIX, 0.8, None), ("the same, 100 %", SIX, 1, None),
        ("the same, 40 %", SIX, 0.4, None),
        ("3 of 2 to 5, 60 %", THREE, 0.6, None), ("10 of 10 to 40, 50 %", (10, 10, 40), 0.5, None), ("6 of one person, 100 %", (6, 1, 1), 1, None),
        ("protected k = 5: 8 of 8 to 20, 60 %", (8, 8, 20), 0.6, 5),
    ]):
        rng = np.random.default_rng(300 + seed)
        d = sim.draw(rng, DRAWS, chain, rate, principles=8, rounds=2)
        t, degrees, has, moved = sim.changes(d, minimum)
        p = np.where(has, 2 * stats.t.sf(np.abs(t), degrees), np.nan)
        real = sim.changes(d, minimum, shift=0.5)
        named = sim.benjamini_hochberg(p, 0.1) & moved
        yield (name, percent(moved[has]), percent(moved.any(axis=0)), percent(named.any(axis=0)), percent(real[3][real[2]], 0), percent(~has, 0))


def word_rows():
    for seed, (name, chain, rate) in enumerate([
        ("6 partners of 4 to 8, 60 % answer", SIX, 0.6), ("3 of 2 to 5, 60 %", THREE, 0.6), ("10 of 10 to 40, 50 %", (10, 10, 40), 0.5),
    ]):
        d = sim.draw(np.random.default_rng(400 + seed), DRAWS, chain, rate, principles=8)
        gaps = [sim.gap_is_said(d, p) for p in range(8)]
        split = sim.draw(np.random.default_rng(500 + seed), DRAWS, chain, rate, principles=8, levels="by partner")
        apart = [sim.gap_is_said(split, p) for p in range(8)]
        yield (name, percent(gaps), percent(np.any(gaps, axis=0)), percent(apart), percent(np.any(apart, axis=0)))


def band_rows():
    for seed, (name, chain, rate) in enumerate([
        ("6 partners of 4 to 8, 60 % answer", SIX, 0.6), ("the same, 100 %", SIX, 1), ("3 of 2 to 5, 60 %", THREE, 0.6),
        ("10 of 10 to 40, 50 %", (10, 10, 40), 0.5),
    ]):
        rng = np.random.default_rng(600 + seed)
        d = sim.draw(rng, DRAWS, chain, rate, mean=rng.uniform(2.5, 4.5, (DRAWS, 1, 1)))
        centre, half = sim.interval(d, d["scores"][0])
        low, high = (sim.band(np.clip(end, 1, 5)) for end in (centre - half, centre + half))
        is_sure = (low == high) & ~np.isnan(half)
        truth = sim.band(sim.population(d, 0)[0])
        yield name, percent(is_sure), percent((low != truth)[is_sure]), percent(sim.band(centre) != truth)


def extreme_rows():
    for seed, (name, chain, rate) in enumerate([
        ("6 partners of 4 to 8, 60 % answer", SIX, 0.6), ("3 of 2 to 5, 60 %", THREE, 0.6), ("10 of 10 to 40, 50 %", (10, 10, 40), 0.5),
    ]):
        rng = np.random.default_rng(700 + seed)
        d = sim.draw(rng, DRAWS, chain, rate, principles=8, leans=rng.normal(0, 0.2, (8, DRAWS, 1, 1)))
        truth = np.array([sim.population(d, p)[0] for p in range(8)])
        highest, lowest = sim.extremes(d)
        named, below = highest.sum(axis=0) <= 3, lowest.sum(axis=0) <= 3
        best, worst = highest[truth.argmax(axis=0), np.arange(DRAWS)], lowest[truth.argmin(axis=0), np.arange(DRAWS)]
        centres = np.array([sim.interval(d, scores)[0] for scores in d["scores"]])
        yield (name, percent(named), percent(~best[named]), percent(below), percent(~worst[below]), percent(centres.argmax(axis=0) != truth.argmax(axis=0)))


if __name__ == "__main__":
    chain, any_of_eight, wrong = "chain", "any of eight", "wrong, of these"
    table("The 95 % interval of a score",
          (chain, "holds", "mean width", "holds for all partners", "as shown, rounded", "bias", "no interval"), score_rows())
    table("The interval of the overall score", (chain, "holds", "mean width", "no interval"), overall_rows())
    table("Protected with don't-knows, k = 5", (chain, "draws", "holds", "as shown, rounded", "mean width"), conservative_rows())
    table("Change: nothing changed",
          (chain, "moved, per principle", any_of_eight, "named in the summary (any of eight)", "moved, when all went up 0.5", "no interval"), change_rows())
    table("Gap of 0.5 or more called sure, levels do not differ",
          (chain, "per principle", any_of_eight, "levels in different partners", any_of_eight), word_rows())
    table("Bands", (chain, "band sure", "sure and wrong, of these", "for comparison: band of the score wrong"), band_rows())
    table("Highest and lowest",
          (chain, "highest named", wrong, "lowest named", wrong, "for comparison: highest score wrong"), extreme_rows())
