"""The scorecard of scoring version 2 as rows of figures, in the order of the columns below (paths in ketenscan.scorecard/2)."""
from fractions import Fraction

from protected2 import protected_principle, units_of
from scoring2 import band, change_of, compare, ends, half_width, mean, named_principle, partner_strata, ranks, rounded, score_of, sure

CARD = [
    "scoringVersion", "response.invited", "response.responded", "response.rate", "overall.score", "overall.band",
    "overall.confidence95.low", "overall.confidence95.high", "overall.confidence95.conservative",
    "overall.change.previousRound", "overall.change.score", "overall.change.partners", "overall.change.confidence95.low",
    "overall.change.confidence95.high", "overall.change.moved",
]
PRINCIPLE = [
    "score", "band", "bandSure", "respondents", "silentPartners", "nonResponse.halfPointLower",
    "confidence95.low", "confidence95.high", "confidence95.conservative", "favourable",
    "agreement.rwgJ", "agreement.withinPartners", "agreement.adM", "agreement.alpha", "agreement.icc1", "agreement.completeSheets",
    "agreement.reading", "agreement.partnersDiffer", "levels.strategic", "levels.operational", "levels.gap", "levels.gapConfidence95.low", "levels.gapConfidence95.high",
    "levels.gapSure", "partnerSpread.lowest", "partnerSpread.highest", "partnerSpread.range", "pool.partners", "pool.respondents", "pool.score",
    "priorityVotes", "change.previousRound", "change.score", "change.partners", "change.confidence95.low", "change.confidence95.high",
    "change.moved", "rank.highest", "rank.lowest",
]
PARTNER = ["score", "respondents", "withheld"]
STATEMENT = ["score", "favourable", "dontKnow", "distribution.0", "distribution.1", "distribution.2", "distribution.3", "distribution.4"]
COLUMNS = {"card": CARD, "principle": PRINCIPLE, "partner": PARTNER, "statement": STATEMENT}


def score(chain):
    """{"c": the card's row, "p": one [row, partners' rows, statements' rows] per principle}, exact."""
    protected = chain.minimum is not None
    one, two = (lambda x: rounded(x, 1), lambda x: rounded(x, 2)) if protected else (lambda x: x, lambda x: x)
    pair = lambda interval: (None, None) if interval is None else tuple(one(end) for end in interval)
    count = len(chain.statements)
    value = lambda p: lambda sheet: score_of(sheet.answers[p])
    results = [protected_principle(chain, p, value(p)) if protected else named_principle(chain, p) for p in range(count)]
    ranked = ranks(results, told_apart(chain, results))
    before = score(chain.previous) if chain.previous else None
    rows = []
    for p, result in enumerate(results):
        interval = ends(result["score"], result["half"], clip=True)
        change = None
        if before:
            then = {key: row[0] for key, row in zip(chain.previous.partners, before["p"][p][1]) if row[0] is not None}
            # In a protected round of the scores as they are shown in both.
            change = change_of({key: one(value) for key, value in result["scores"].items()}, then)
        scores = result["scores"].values()
        silent = sum(asked != 0 and not any(s.partner == key for s in result["people"]) for key, asked in chain.partners.items())
        rank = ranked.get(p) if result["whole"] else None
        rows.append([
            [
                one(result["score"]), band(result["score"]), None if interval is None else band(interval[0]) == band(interval[1]),
                result["respondents"], silent if result["shown"] else None, one(result.get("halfPointLower")),
                *pair(interval), None if interval is None else result["conservative"], two(result["favourable"]),
                two(result["rwgJ"]), two(result["withinPartners"]), two(result["adM"]), two(result["alpha"]), two(result["icc1"]),
                result["completeSheets"], result["reading"], result["partnersDiffer"], *(one(level) for level in result["levels"]), one(result["gap"]),
                *pair(result["gapInterval"]), sure_of(pair(result["gapInterval"])),
                *((one(min(scores)), one(max(scores)), one(max(scores) - min(scores))) if scores else (None, None, None)),
                *((result["pool"][0], result["pool"][1], one(result["pool"][2])) if result["pool"] else (None, None, None)),
                sum(p + 1 in sheet.priorities for sheet in chain.sheets) if result["shown"] else None,
                *change_row(change, one, pair),
                *(rank or (None, None)),
            ],
            [[one(result["scores"].get(key)), result["counts"][key], key in result["withheld"]] for key in chain.partners],
            [statement_row(statement, one, two) for statement in result["statements"]],
        ])
    whole = [None] * 6
    if before and any(row[0][0] is not None for row in rows):
        whole = change_row(mean_change(chain, rows, before), one, pair)
    return {"c": [*card_row(chain, results, one, two, pair), *whole], "p": rows}


def sure_of(shown):
    """Whether 0 lies outside the interval as it is shown."""
    return None if shown[0] is None else sure(shown)


def change_row(change, one, pair):
    if change is None:
        return [None] * 6
    shown = pair(change["interval"])
    return [1, one(change["score"]), change["partners"], *shown, sure_of(shown)]


def mean_change(chain, rows, before):
    """Rule 9 for the whole: of each partner the mean of its differences as shown, on at least half of the principles."""
    means = {}
    for key in set(chain.partners) & set(chain.previous.partners):
        place, then = list(chain.partners).index(key), list(chain.previous.partners).index(key)
        now_and_then = [(row[1][place][0], old[1][then][0]) for row, old in zip(rows, before["p"])]
        differences = [now - old for now, old in now_and_then if now is not None and old is not None]
        if differences and 2 * len(differences) >= len(rows):
            means[key] = mean(differences)
    return change_of(means, dict.fromkeys(means, 0))


def statement_row(statement, one, two):
    if statement is None:
        return [None] * len(STATEMENT)
    answers, unknown = statement
    figures = [one(mean(answers)), two(Fraction(sum(a >= 4 for a in answers), len(answers)))] if answers else [None, None]
    return [*figures, unknown, *(answers.count(a) for a in range(1, 6))]


def card_row(chain, results, one, two, pair):
    asked, responded = list(chain.partners.values()), len(chain.sheets)
    invited = None if None in asked else sum(asked)
    rate = Fraction(responded, invited) if invited else None
    exist = [p for p, result in enumerate(results) if result["score"] is not None]
    # In a protected round of the scores as they are shown: everything about a principle has left it rounded.
    overall = mean([one(results[p]["score"]) for p in exist]) if exist else None
    half, conservative = overall_half(chain, results, exist)
    interval = ends(overall, half, clip=True)
    return [2, invited, responded, two(rate), one(overall), band(overall), *pair(interval), None if interval is None else conservative]


def overall_half(chain, results, exist):
    """Rule 7 over the people with a score on at least half of the principles, each by the mean of its scores; a withheld one leaves no trace."""
    scores = lambda sheet: [s for s in (score_of(sheet.answers[p]) for p in exist) if s is not None]
    people = [sheet for sheet in chain.sheets if 2 * len(scores(sheet)) >= len(chain.statements)]
    value = lambda sheet: mean(scores(sheet))
    if not exist or not people:
        return None, None
    if chain.minimum is None:
        return half_width(chain, partner_strata(chain, people), value), False
    units = units_of(chain, people) if len(people) >= chain.minimum else None
    if units is None:
        return None, None
    if all(results[p]["whole"] and len(results[p]["people"]) == len(people) for p in exist):
        return half_width(chain, units, value), False
    return half_width(chain, units, value, sum(results[p]["s"] for p in exist) / len(exist)), True


def told_apart(chain, results):
    def sides(a, b):
        one, other = results[a], results[b]
        both = [sheet for sheet in one["people"] if other["value"](sheet) is not None]
        difference = lambda sheet: one["value"](sheet) - other["value"](sheet)
        if chain.minimum is None:
            return compare(chain, partner_strata(chain, both), difference)
        if not (one["whole"] and other["whole"]) or not len(one["people"]) == len(other["people"]) == len(both):
            return 0
        return compare(chain, units_of(chain, both) or [], difference)

    return sides
