"""Results whose measure no word names: how often it works, who won, a score on a benchmark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.metric import Found
from extractor.mentions.number_words import CARDINALS

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence


_GOING_ON = (
    *(",", ".", ";", "", "across", "and", "but", "for"),
    *("in", "on", "under", "when", "whereas"),
)


def aim_before(s: Sentence, i: int) -> int:
    """As in "the time to reach 70%": where the aim begins before token i; 0 if none is told."""
    near = range(i - 1, max(0, i - 9), -1)
    aims = ("achieve", "attain", "obtain", "reach")
    return next((k for k in near if s.low(k) == "to" and s.low(k + 1) in aims), 0)


def listed_score(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "leading performance (80.2% Tern-Bench, 48.5% Wren-QA)": scores on named sets."""
    near = range(d.at - 1, max(-1, d.at - 14), -1)
    paren = next((k for k in near if s.low(k) == "("), 0)
    told = paren > 0 and s.low(paren - 1) in ("performance", "results", "scores")
    nxt = d.at + 1
    if not told and s.low(nxt) == "on":  # "sets new records: 91% on A, 83% on B"
        told = any(s.words(k - 2, k + 1) == "new records:" for k in near)
        told = told and s.low(d.at - 1) != "by"
        nxt += 1
    return told and nxt < len(s.tokens) and g.scanner.is_name(s.tokens[nxt])


def right_for(g: Grammar, s: Sentence, first: int, last: int) -> Found | None:
    """As in "makes correct kernels for 94% and 88% of the problems", "is right for 84% of the".

    So in "passes the simulation for 80% of the kernels".
    """
    if s.low(last + 1) != "of" or s.low(g.before_qualifiers(s, first)) != "for":
        return None
    told = ("correct", "correctly", "right", "successfully", "valid", *g.words["passing_verbs"])
    for k in range(first - 1, max(-1, first - 12), -1):
        if s.low(k) in (*told, "passes", "compiles", "succeeds"):
            return Found("success_rate", None, None, "solved")
        if s.tokens[k].text in ",;:" or k in s.quantities:
            return None
    return None


def number_of(g: Grammar, s: Sentence, d: Draft) -> Found | None:
    """As in "triples the number of users that a GPU serves", "halves the number of messages"."""
    if s.words(d.at + 1, d.at + 4) not in ("the number of", "the amount of"):
        return None
    noun = g.phrase_end(s, d.at + 4) - 1
    if any(s.low(k) in g.words["those_served"] for k in (d.at + 4, d.at + 5)):
        return Found("request_rate", noun, None, "metric-after")
    plain = noun > d.at + 3 and s.low(d.at).endswith(("es", "ing"))
    return (
        Found("other", noun, None, "metric-after")
        if plain and d.quantity.change == "decrease"
        else None
    )


def emitted(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "each serial run emits about 3.4 tokens": how many come of one turn."""
    verb = g.before_qualifiers(s, i)
    near = range(verb - 1, max(-1, verb - 5), -1)
    each = next((k for k in near if s.low(k) in ("each", "every", "one", "per")), 0)
    told = (
        each >= 0
        and s.low(each) in ("each", "every", "one")
        and s.low(verb - 1) in g.words["turns"]
    )
    return told and s.low(verb) in g.words["emitting_verbs"]


def done_rightly(g: Grammar, s: Sentence, first: int, last: int) -> Found | None:
    """As in "labels 97% of the tokens correctly", "gets 71% of the answers right".

    And the other way round, as in "leaves 3% of the faults undetected", "12% of the cores unused".
    """
    k = g.before_qualifiers(s, first)
    if s.low(last + 1) != "of" or (not g.verb(s, k) and not s.low(k).endswith("s")):
        return None
    end = g.phrase_end(s, last + 2 + (s.low(last + 2) in g.determiners))
    after = s.low(end - 1) if end <= len(s.tokens) else ""
    closed = s.low(end) in ("", ".", ",", ";", "and", "but", "while")
    if after in ("correctly", "right", "successfully") and end - last < 8 and closed:
        return Found("success_rate", None, None, "solved")
    if s.low(k) not in ("leave", "leaves", "leaving", "left"):
        return None
    if not after.startswith("un") or not after.endswith("ed"):
        return None
    if after.removeprefix("un") in g.words["solved"] | g.words["solving_verbs"]:
        return Found("error", None, None, "solved")
    idle = after in ("unallocated", "unoccupied", "untapped", "unused")
    return Found("utilization" if idle else "other", None, None, "solved")


def judged(g: Grammar, s: Sentence, i: int, last: int) -> Found | None:
    """As in "raters judged 93% of the answers as correct": how many are right, people say."""
    k = g.before_qualifiers(s, i)
    if s.low(last + 1) != "of" or s.low(k) not in g.words["judging_verbs"]:
        return None
    ahead = range(last + 2, min(last + 9, len(s.tokens)))
    right = any(s.low(k) in g.words["faring"] | g.words["praised"] for k in ahead)
    return Found("success_rate", None, None, "solved") if right else None


def solved(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "solves 88% of the tasks", "violates 12% of the rules": how often it works or not."""
    k = i - 1
    while k >= 0 and (g.qualifier(s, k) or s.low(k) in ("and", ",")):
        k -= 1
    succeeded = s.low(k) in ("in", "on") and s.low(k - 1) in ("succeed", "succeeds", "succeeded")
    spared = s.low(k).startswith("recover") and any(s.metric_at[i + 2 : i + 5])
    succeeded = succeeded or (s.low(k) == "through" and _of_tasks(s, i))
    emptied = s.low(k).startswith("clear") and _holds(g, s, i)
    if (s.low(k) in g.words["solving_verbs"] and not (spared or emptied)) or succeeded:
        return Found("success_rate", None, None, "solved")
    failed = s.low(k) in ("in", "on") and s.low(k - 1) in g.words["failing_verbs"]
    if failed or s.low(k) in g.words["failing_verbs"]:
        return Found("error", None, None, "solved")
    return None


def _holds(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "clears 30% of the cache entries": what is stored can be cleared, and not solved."""
    return any(s.low(k) in g.words["stored"] for k in range(i + 2, i + 6))


def _of_tasks(s: Sentence, i: int) -> bool:
    """As in "guided the agent through 71%, 72%, and 78% of subtasks": of how many tasks."""
    k = i + 1
    while k < len(s.tokens) and (k in s.quantities or s.low(k) in (",", "and")):
        k += 1
    return s.low(k) == "of" and any(
        s.low(x) in ("levels", "stages", "steps", "subtasks", "tasks") for x in range(k + 1, k + 4)
    )


def fares(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "85% successfully passing the checks", "100% syntactically correct": how many do."""
    k = i + 1
    while s.low(k).endswith("ly"):
        k += 1
    return Found("success_rate", None, None, "solved") if s.low(k) in g.words["faring"] else None


def mended(g: Grammar, s: Sentence, i: int) -> Found | None:
    """As in "fixes 71 bugs", "repairs 58 short loops": how many are mended."""
    k = g.before_qualifiers(s, i)
    noun = next((x for x in range(i + 1, i + 4) if s.low(x) in g.words["mended"]), None)
    told = noun is not None and s.low(k) in g.words["mending_verbs"]
    return Found("score", i, None, "mended") if told else None


def share_of_a_count(g: Grammar, s: Sentence, first: int, last: int) -> Found | None:
    """As in "completed 46 of 50 trials (92%)", "46 of 50 runs (92%) pass": how often it works."""
    if s.low(first - 1) != "(" or s.low(last + 1) != ")":
        return None
    counts = (k for k in range(first - 3, max(0, first - 8), -1) if s.low(k) == "of")
    of = next((k for k in counts if k - 1 in s.quantities and k + 1 in s.quantities), 0)
    if not of or any(k in s.quantities for k in range(of + 2, first - 1)):
        return None
    verb = s.low(of - 2)
    known = verb in g.words["solving_verbs"] or verb in ("in", "succeeded", "succeeds")
    known = known or s.low(last + 2) in g.words["passing_verbs"]
    return Found("success_rate", None, None, "solved") if known else None


def by_letter(s: Sentence, d: Draft) -> bool:
    """As in "(r = 0.95)": a correlation by its letter."""
    letter = d.at - 1 - (s.low(d.at - 1) in ("=", ">", "<", "≥", "≤"))
    told = letter < d.at - 1 or bool(d.quantity.marks)
    known = letter >= 0 and s.tokens[letter].text in ("r", "rho", "ρ", "τ", "k", "κ")
    return told and known and d.quantity.high <= 1 and "." in s.tokens[d.at].text


def won_on(s: Sentence, first: int, last: int) -> bool:
    """As in "outperforms X on 90% of 1380 targets": on how many of them."""
    if s.low(first - 1) not in ("in", "on") or s.low(last + 1) != "of":
        return False
    noun = next((k for k in range(last + 2, min(last + 7, len(s.tokens))) if countable(s, k)), None)
    return noun is not None and any(s.has(k, "beat") for k in range(max(0, first - 12), first))


def times_real_time(g: Grammar, s: Sentence, last: int) -> bool:
    """As in "20x faster than real time", "runs at 5x real-time": how many times as fast as life.

    Not "2x real-time throughput", which is twice the throughput.
    """
    k = last + 1
    if s.words(k, k + 2).lower() == "faster than":
        k += 2
    if s.low(k) == "faster-than-real-time":
        return True
    k += s.words(k, k + 2).lower() == "real time"
    if s.low(k) not in ("real-time", "realtime", "time") or (s.low(k) == "time" and k == last + 1):
        return False
    told = s.low(k + 1) == "speed" and s.low(k + 2) not in ("gain", "gains")
    plain = k + 1 >= len(s.tokens) or not s.tokens[k + 1].is_word
    return told or plain or s.low(k + 1) in g.prepositions | g.conjunctions


def countable(s: Sentence, k: int) -> bool:
    """Whether token k names what one may win on."""
    nouns = ("benchmarks", "cases", "datasets", "instances", "problems", "prompts", "targets")
    more = ("images", "queries", "questions", "samples", "scenarios", "tasks", "workloads")
    return s.low(k) in (*nouns, *more)


def scored_on(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "reaches 84.7 on Heron-Bench": a result of a benchmark that its name tells."""
    on = d.reach + 1
    k = d.at - 1
    if s.low(k) not in ("exceed", "exceeds"):
        k = g.before_qualifiers(s, d.at)
    while k > 1 and s.low(k) in (",", "/", "and") and k - 1 in s.quantities:
        k -= 2  # "obtain 61.3 and 66.8 on X"
    before = s.low(k)
    verbs = g.words["reaching_verbs"] | g.words["coming_by"] | g.words["result_verbs"]
    told = before in verbs or before in ("get", "gets", "with")
    told = told or before in ("exceed", "exceeds")  # "no model exceeds 0.42 on X"
    told = (told or _exemplified(s, d.at)) and before not in ("at", "to")
    if not told or "." not in s.tokens[d.at].text or on + 1 >= len(s.tokens):
        return False
    if s.low(on) == "with" and before != "with":
        return s.low(on + 1) in ("just", "only")  # "achieves 26.9 with only 450M parameters"
    name = on + 1
    while s.low(name) == "the" or s.low(name).endswith("-shot"):
        name += 1
    named = name < len(s.tokens) and s.tokens[name].text[0].isupper()
    these = s.low(on + 1) in ("the", "these") and s.low(on + 2) in CARDINALS
    named = named or (these and s.low(on + 3) in g.words["sets_told"])  # "on these 3 benchmarks"
    return s.low(on) == "on" and named and s.hardware_at[name] is None


def _exemplified(s: Sentence, i: int) -> bool:
    """As in "top results on songs (e.g., 84.0 on NestQA, 76.9 on WingBench)": one of them."""
    paren = next((k for k in range(i - 1, max(-1, i - 24), -1) if s.low(k) in "()–—"), 0)
    if s.low(paren) not in "(–—" or s.low(paren + 1) != "e.g.":
        return False
    results = ("accuracy", "performance", "results", "scores")
    return any(s.low(k) in results for k in range(max(0, paren - 14), paren))


def moved_from(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "rises from 46.2% to 71.5%", "lifts Lark-7B from 22% to 69%": a change of level."""
    k = next((k for k in range(i - 1, max(-1, i - 10), -1) if s.low(k) == "from"), 0)
    rate = any(s.low(x) in ("rate", "rates", "ratio") for x in range(max(0, k - 6), k))
    if k > 0 and rate and any(g.change_verb(s, x) for x in range(max(0, k - 9), k)):
        return True  # "reduces the refusal rate on X from 62% to 10%"
    told = k > 1 and s.tokens[k - 1].text == ":"
    if told and any(s.metric_at[x] is not None for x in range(max(0, k - 12), k)):
        return True  # "goes beyond the performance of Heron: from 50% to 57% on NestQA"
    improved = any(
        (g.change_verb(s, x) or s.low(x) in g.words["moving_verbs"])
        and not any(s.tokens[y].text in ",;:" for y in range(x, k - 1))
        for x in range(max(0, k - 7), k)
    )
    return k > 0 and (
        g.change_verb(s, k - 1) or s.low(k - 1) in ("rises", "drops", "falls") or improved
    )


def _plain_share(g: Grammar, s: Sentence, d: Draft) -> bool:
    """Whether a percentage is followed by what it measures, or by nothing: "32% truthfulness"."""
    after = d.reach + 1
    word = s.low(after)
    if word in ("of", "as", "the", "more", "less", "fewer") or s.has(after, "points"):
        return False
    if word in _GOING_ON:
        return word != "in" or s.low(after + 1) in g.determiners
    return word.isalpha() and not g.stops_phrase(s, after) and word not in g.words["shares_of"]


def decimal(s: Sentence, d: Draft) -> bool:
    """Whether a value, or the list it is in, is written with decimals ("gains of 0.08 and 1")."""
    return "." in s.tokens[d.at].text or "." in s.tokens[d.reach].text


def reached_result(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "attains 71.3% on ImageNet", "achieves 95%, surpassing X": a result, no change."""
    if d.polarity is not None or d.quantity.sign:
        return False
    if came_to(g, s, d) or model_at(g, s, d.at):
        return True
    if s.low(d.at - 1) in ("at", "to"):
        return False
    k = g.before_qualifiers(s, d.at, ("a", "an", "between"))
    averaged = any(s.low(x) in ("averages", "averaging") for x in range(k + 1, d.at))
    verb = (averaged and s.low(k) != "when") or s.low(k) in g.words["result_verbs"]
    told = s.low(k - 1) in ("performance", "results")
    verb = verb or (s.low(k) in ("of", "with") and told)
    record = s.low(k) == "of" and s.low(k - 1) in ("art", "record", "sota", "state-of-the-art")
    leading = s.low(k) == "with" and s.low(k - 1) in ("first", "highest", "lead", "leads", "led")
    if (record or leading) and _plain_share(g, s, d):
        return True  # "a new state of the art of 83.1%", "leads with 61.2%"
    if s.low(k) == "of" and told and s.low(d.reach + 1) in ("by", "using", "with"):
        return True  # "state-of-the-art performance of 97.1% with X"
    if verb and _plain_share(g, s, d):
        return True
    reached = s.low(d.at - 1) in g.words["result_verbs"] | g.words["reaching_verbs"]
    named = classifies(s, d.at) or (
        s.low(d.at + 1) == "on"
        and d.at + 2 < len(s.tokens)
        and s.tokens[d.at + 2].text[0].isupper()
    )
    named = named or s.low(0) == "on"
    beaten = s.low(d.at + 1) == "," and d.at + 2 < len(s.tokens) and s.has(d.at + 2, "beat")
    beside = s.low(d.at + 1) in ("at", "using", "with") and any(
        k in s.quantities and s.quantity(k).form == "factor" for k in range(d.at + 2, d.at + 6)
    )
    return reached and (named or beaten or beside)  # "reaches 98% with a 1.1x speedup"


def model_at(g: Grammar, s: Sentence, i: int) -> tuple[int, int] | None:
    """As in "with GPT-4o at 71% and Llama-3-8B at 52%": the span of the model whose level it is."""
    first = end = i - 1
    while first > 0 and (s.tokens[first - 1].text[0].isupper() or first - 1 in s.quantities):
        first -= 1
    told = s.low(end) == "at" and s.low(first - 1) in ("with", "and", ",")
    told = told or (s.low(end) == "at" and s.words(first - 2, first) == "followed by")
    return (first, end) if told and first < end and g.scanner.of_a_family(s.tokens[first]) else None


_AT_BEST = (("best", "result"), ("best", "results"), ("is", "best"), ("are", "best"))


def came_to(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "climbs to 81%", "stays at around 72%", "is trained to 79% on NestQA": a level held.

    Not "is trained to 50% sparsity".
    """
    link, verb = _told_by(g, s, d.at)
    if s.low(d.reach + 1) in ("of", "as"):
        return False
    if link == "at":
        topped = verb == "out" and any(s.low(k) in ("top", "topped", "tops") for k in range(d.at))
        topped = topped or (s.low(d.at - 3), s.low(d.at - 2)) in _AT_BEST
        return topped or verb in g.words["staying_verbs"] or _record_at(s, d.at)
    if verb in g.words["brought_participles"] and d.quantity.form == "percent":
        on = min(d.reach + 2, len(s.tokens) - 1)
        return link == "to" and s.low(on - 1) == "on" and s.tokens[on].text[0].isupper()
    return link == "to" and (verb in g.words["rising_verbs"] or fell_to(g, s, d))


def fell_to(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "drops sharply to 41%": a level that something falls to."""
    link, verb = _told_by(g, s, d.at)
    return link == "to" and verb in g.words["falling_verbs"]


def _told_by(g: Grammar, s: Sentence, i: int) -> tuple[str, str]:
    """The preposition before a value, and the verb before that, adverbs and qualifiers aside."""
    k = g.before_qualifiers(s, i, ("a", "mere", "~", "≈"))
    v = k - 1
    while v > 0 and (s.low(v) in g.adverbs or s.low(v).endswith("ly")):
        v -= 1
    return s.low(k), s.low(v)


def _record_at(s: Sentence, i: int) -> bool:
    """As in "marks a new state of the art on NestQA at 72%": the level of a record."""
    first = next((k for k in range(i - 1, max(-1, i - 15), -1) if s.tokens[k].text in ",;:"), -1)
    clause = range(max(first + 1, i - 14, 1), i - 1)
    named = any(
        s.words(k, k + 4) == "state of the art" or s.low(k) in ("record", "sota") for k in clause
    )
    return named and any(s.low(k) in ("a", "new") for k in clause)


def classifies(s: Sentence, i: int) -> bool:
    """As in "95% in object classification": the task whose measure is accuracy."""
    return s.low(i + 1) in ("in", "on", "for") and any(
        s.low(k) in ("classification", "recognition") for k in range(i + 2, i + 6)
    )
