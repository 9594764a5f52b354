"""The formulas of scoring2.py for many draws at once (NumPy), whole sheets only; coverage.py says what is drawn."""
from fractions import Fraction

import numpy as np
from scipy import stats

import scoring2
from protected2 import protected_principle
from scoring2 import Chain, Sheet

PARTNER, PERSON, ITEM, RHO = 0.4, 0.6, 0.8, 0.5


def draw(rng, draws, chain, rate, principles=1, rounds=1, mean=3.6, items=5, selection=0.0, unequal=False, leans=None, levels="by lot"):
    """Arrays over draw, partner, person: who was asked, who answered (one per round), and scores per principle of all who were asked."""
    partners, least, most = chain
    shape = (draws, partners, most)
    asked = np.arange(most) < rng.integers(least, most + 1, (draws, partners, 1))
    person = np.where(np.arange(partners)[:, None] % 2 == 0, 0.1, 1.1) if unequal else PERSON
    common = rng.normal(0, PARTNER, (draws, partners, 1)), rng.normal(0, 1, shape) * person
    share = RHO if principles > 1 else 0
    scores, opinions = np.empty((rounds, principles, *shape)), np.empty((principles, *shape))
    for p in range(principles):
        own = rng.normal(0, PARTNER, (draws, partners, 1)), rng.normal(0, 1, shape) * person
        opinions[p] = mean + (0 if leans is None else leans[p]) + sum(np.sqrt(share) * c + np.sqrt(1 - share) * o for c, o in zip(common, own))
        for r in range(rounds):
            scores[r, p] = answer(opinions[p][..., None] + rng.normal(0, ITEM, (*shape, items))).mean(axis=-1)
    # Chance to answer: by lot, or the likelier the happier (logistic around the rate).
    chance = rate if selection == 0 else 1 / (1 + np.exp(-(np.log(rate / (1 - rate)) + selection * (opinions[0] - mean))))
    answered = [asked & (rng.random(shape) < chance) for _ in range(rounds)]
    strategic = rng.random(shape) < 1 / 3 if levels == "by lot" else np.broadcast_to(np.arange(partners)[:, None] % 3 == 0, shape)
    return {"asked": asked, "answered": answered[0], "scores": scores[0], "later": (answered[-1], scores[-1]), "strategic": strategic, "items": items}


def answer(opinion):
    return np.clip(np.rint(opinion), 1, 5)


def one_decimal(values):
    return np.floor(np.round(values * 10, 9) + 0.5) / 10


def band(values):
    shown = one_decimal(values)
    return np.where(shown >= 4, 2, np.where(shown >= 3, 1, 0))


def population(d, p, weighting="partner"):
    """The mean had everybody answered: over the partners that did answer, and over all partners."""
    size, total = d["asked"].sum(-1), (d["scores"][p] * d["asked"]).sum(-1)
    heard = d["answered"].any(-1)
    if weighting == "respondent":
        return ((total.sum(-1) / size.sum(-1)),) * 2
    means = total / size
    return np.where(heard, means, 0).sum(-1) / np.maximum(heard.sum(-1), 1), means.mean(-1)


def units(n, minimum):
    """The unit of each partner, per draw; -1 where it has nobody or all is withheld."""
    if minimum is None:
        return np.where(n > 0, np.arange(n.shape[1]), -1)
    found = np.full(n.shape, -1)
    for row, counts in zip(found, n):
        alone = sorted((key for key in np.flatnonzero(counts) if counts[key] >= minimum), key=lambda key: (counts[key], key))
        pool = [key for key in np.flatnonzero(counts) if counts[key] < minimum]
        while pool and (counts[pool].sum() < minimum or len(pool) == 1) and alone:
            pool.append(alone.pop(0))
        if pool and (counts[pool].sum() < minimum or len(pool) == 1):
            continue
        row[alone] = alone
        row[pool] = pool[0] if pool else -1
    return found


def interval(d, values, weighting="partner", minimum=None, answered=None):
    """Rule 7: (centre, half of the interval), NaN where there is none."""
    answered = d["answered"] if answered is None else answered
    n, asked = answered.sum(-1), d["asked"].sum(-1)
    unit = units(n, minimum)
    has = unit >= 0
    rows = np.broadcast_to(np.arange(len(n))[:, None], n.shape)

    def gather(x):
        total = np.zeros(n.shape)
        np.add.at(total, (rows[has], unit[has]), x[has])
        return total

    size, heavy, whole = gather(n), gather(np.ones(n.shape)), gather(asked)
    total, square = gather((values * answered).sum(-1)), gather((values**2 * answered).sum(-1))
    safe = np.maximum(size, 1)
    everyone = (n == asked).all(-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        if weighting == "partner":
            degrees = (size - (size > 0)).sum(-1)
            s2 = (square - total**2 / safe).sum(-1) / degrees
            share = (heavy**2 * (1 - size / np.maximum(whole, 1)) / safe * (size > 0)).sum(-1) / heavy.sum(-1) ** 2
            centre = (heavy * total / safe).sum(-1) / heavy.sum(-1)
        else:
            count = size.sum(-1)
            degrees, centre = count - 1, total.sum(-1) / count
            s2 = (square.sum(-1) - total.sum(-1) ** 2 / count) / degrees
            share = (1 - count / asked.sum(-1)) / count
        half = stats.t.ppf(0.975, np.maximum(degrees, 1)) * np.sqrt(np.maximum(s2, 0) * share)
    half = np.where((s2 < 1e-12) & ~everyone, np.nan, half)
    return centre, np.where((degrees < 1) | ~has.any(-1), np.nan, half)


def check(d, weighting, centre, half, draws=20):
    """The first draws once more, by the exact formulas."""
    for row in range(draws):
        sizes, took = d["asked"][row].sum(-1), d["answered"][row]
        people = [Sheet(key, "o", Fraction(round(v * d["items"]), d["items"]), ()) for key in range(len(sizes)) for v in d["scores"][0][row, key][took[key]]]
        chain = Chain((), weighting, None, {key: int(size) for key, size in enumerate(sizes)}, people)
        exact = scoring2.half_width(chain, scoring2.partner_strata(chain, people), lambda sheet: sheet.answers) if people else None
        assert np.isclose(half[row], np.nan if exact is None else exact, rtol=1e-6, atol=1e-6, equal_nan=True), (row, half[row], exact)


def exact_protected(rng, chain, rate, unknown, minimum):
    """One protected round of five statements with don't-knows: (conservative, holds, width, holds as shown), or None without interval."""
    d = draw_answers(rng, chain, rate, unknown)
    asked, sheets, truth = d
    value = lambda sheet: scoring2.score_of(sheet.answers[0])
    given = Chain((5,), "partner", minimum, asked, sheets)
    result = protected_principle(given, 0, value)
    ends = scoring2.ends(result["score"], result["half"], clip=True)
    if ends is None:
        return None
    truth = np.mean([truth[key] for key in {sheet.partner for sheet in result["people"]}])
    low, high = (float(end) for end in ends)
    shown = [float(one_decimal(np.array(x))) for x in (low, truth, high)]
    return result["conservative"], low <= truth <= high, high - low, shown[0] <= shown[1] <= shown[2]


def draw_answers(rng, chain, rate, unknown):
    partners, least, most = chain
    asked, sheets, truth = {}, [], {}
    for key in range(partners):
        size = int(rng.integers(least, most + 1))
        answers = answer(3.6 + rng.normal(0, PARTNER) + rng.normal(0, PERSON, (size, 1)) + rng.normal(0, ITEM, (size, 5)))
        asked[key], truth[key] = size, answers.mean()
        answers = np.where(rng.random((size, 5)) < unknown, 0, answers)
        sheets += [Sheet(key, "o", (tuple(int(a) for a in row),), ()) for row in answers[rng.random(size) < rate]]
    return asked, sheets, truth


def changes(d, minimum=None, shift=0.0):
    """Rule 9, per principle and draw: t, degrees and whether there is an interval, and whether it moved. In a protected round of rounded scores, read from rounded ends."""
    (now, scores), before = d["later"], d["answered"]
    n, m = before.sum(-1), now.sum(-1)
    both = (n >= (minimum or 1)) & (m >= (minimum or 1))
    if minimum:
        both &= (units(n, minimum) == np.arange(n.shape[1])) & (units(m, minimum) == np.arange(n.shape[1]))
    earlier = (d["scores"] * before).sum(-1) / np.maximum(n, 1)
    later = (scores * now).sum(-1) / np.maximum(m, 1) + shift
    change = np.where(both, one_decimal(later) - one_decimal(earlier) if minimum else later - earlier, 0)
    h = np.broadcast_to(both.sum(-1), change.shape[:2])
    mean = change.sum(-1) / np.maximum(h, 1)
    sd = np.sqrt((np.where(both, change - mean[..., None], 0) ** 2).sum(-1) / np.maximum(h - 1, 1))
    has = (h >= 3) & (sd > 1e-9)
    degrees, error = np.maximum(h - 1, 1), np.where(has, sd, 1) / np.sqrt(np.maximum(h, 1))
    half = stats.t.ppf(0.975, degrees) * error
    ends = (one_decimal(mean - half), one_decimal(mean + half)) if minimum else (mean - half, mean + half)
    return mean / error, degrees, has, has & ((ends[0] > 0) | (ends[1] < 0))


def benjamini_hochberg(p, level):
    """Over the first axis, of the tests that there are."""
    tests = (~np.isnan(p)).sum(axis=0)
    order = np.sort(np.where(np.isnan(p), 2, p), axis=0)
    places = np.arange(1, len(p) + 1)[:, None]
    bound = np.where(order <= level * places / np.maximum(tests, 1), order, -1).max(axis=0)
    return p <= bound


def gap_is_said(d, p):
    """Rule 8: Welch's interval without 0 and a gap of at least 0.5."""
    moments = []
    for at in (d["strategic"], ~d["strategic"]):
        who = d["answered"] & at
        n = who.sum((-2, -1))
        mean = (d["scores"][p] * who).sum((-2, -1)) / np.maximum(n, 1)
        variance = (np.where(who, d["scores"][p] - mean[:, None, None], 0) ** 2).sum((-2, -1)) / np.maximum(n - 1, 1)
        moments.append((n, mean, variance / np.maximum(n, 1)))
    (n, a, u), (m, b, v) = moments
    some = (n >= 2) & (m >= 2) & (u + v > 1e-12)
    degrees = (u + v) ** 2 / np.where(some, u**2 / np.maximum(n - 1, 1) + v**2 / np.maximum(m - 1, 1), 1)
    margin = stats.t.ppf(0.975, np.where(some, degrees, 1)) * np.sqrt(u + v)
    return some & (np.abs(a - b) > margin) & (np.abs(a - b) >= 0.5)


def extremes(d):
    """Rule 9: whose rank can be the first, and whose the last."""
    count = len(d["scores"])
    higher, lower = np.zeros((count, len(d["asked"])), int), np.zeros((count, len(d["asked"])), int)
    for a in range(count):
        for b in range(a):
            centre, half = interval(d, d["scores"][a] - d["scores"][b])
            sure = ~np.isnan(half) & (np.abs(centre) > half + 1e-12)
            for one, other, wins in ((a, b, centre > 0), (b, a, centre < 0)):
                higher[other] += sure & wins
                lower[one] += sure & wins
    return higher == 0, lower == 0
