"""What holds on from one sentence to the next: baselines and platforms."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.linking.against import attacked
from extractor.linking.baselines import comparisons
from extractor.linking.draft import GAINS, RELATIVE
from extractor.linking.noun_phrases import noun_list
from extractor.linking.outcomes import fell_to
from extractor.linking.place import each_count, placed_hardware, run_by_a_rival
from extractor.linking.values import converted, same_sort

if TYPE_CHECKING:
    from extractor.linking.comparison import Comparison
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.hardware import HardwareMention
    from extractor.mentions.sentence import Sentence
    from extractor.resolving.own_names import PaperNames

_CHOOSING = re.compile(
    r"\b(?:adopt|adopted|chose|employ|employed|select|selected|use|used|utili[sz]ed?)"
    r"(?: an?| the| two| four)?(?: \d+ ?nm)?(?: [A-Z]\w+){0,3} $|^(?:The |An? )?$"
)
_AS_PLATFORM = re.compile(
    r"(?: \w+){0,2} (?:serve[ds] |act(?:s|ed) |(?:was|were) (?:chosen|selected|used) )?as"
    r" (?:the|our|an?) (?:[\w-]+ ){0,3}"
    r"(?:device|hardware|machine|platform|server|target|testbed)s?\b"
    r"|(?: [\w-]+){0,3} to (?:deploy|evaluate|implement|prototype|run|test)\b"
)
_ADDING = frozenset({"alternatively", "correspondingly", "likewise", "similarly"})
_DETAILING = frozenset({"notably", "remarkably", "specifically", "concretely", "particularly"})
_AMOUNTING = frozenset({"amounts", "corresponds", "leads", "results", "translates"})
_COMPARING = frozenset({"compare", "compared", "compares", "comparing"})
_LISTING = ("against", "including", "namely", "to", "with")
_ELSEWHERE = frozenset({"on", "under", "when"})
_MADE_ANEW = ("deployed", "fabricated", "implemented", "simulated", "synthesi")
_BUILT_ON = ("deployed", "fabricated", "implemented", "prototyped", "realized", "synthesized")
_TRYING = ("benchmark", "evaluat", "experiment", "measur", "test")
_WHERE = ("at", "for", "in", "on", "under", "when")
_NUMBERED = (
    *(("first", "second"), ("second", "third")),
    *(("firstly", "secondly"), ("secondly", "thirdly")),
)
_GAINS = frozenset(
    {
        "advantage",
        "advantages",
        "gain",
        "gains",
        "improvement",
        "improvements",
        "speedup",
        "speedups",
    }
)


def adds(s: Sentence) -> bool:
    """Whether a sentence says of itself that it goes on like the one before."""
    return s.low(0) in _ADDING or details(s) or follows_from(s)


def follows_from(s: Sentence) -> bool:
    """As in "On all six tasks, this leads to": what comes of what the sentence before says."""
    this = next((k for k in range(min(14, len(s.tokens))) if s.low(k) == "this"), None)
    if this is None or not (this == 0 or s.low(this - 1) == ","):
        return False
    return s.low(this + 1) in _AMOUNTING and s.low(this + 2) in ("to", "in", "into")


def details(s: Sentence) -> bool:
    """Whether a sentence gives the figures for the one before ("Specifically, ...")."""
    opening = s.words(0, 2).lower()
    said = opening in ("in particular", "for example", "for instance", "more precisely")
    return said or s.low(0) in _DETAILING or _of_the_gain(s, 0)


def carry_baselines(g: Grammar, before: Sentence, s: Sentence, drafts: list[Draft]) -> None:
    """As in "X beats A. Similarly, it cuts memory by 2x": A is the baseline of both.

    What is called a baseline holds on without such a word: "X beats a dense baseline. It is 2x".
    """
    if any(d.baselines for d in drafts):
        return
    if s.low(0) in g.words["turning"]:
        return
    going_on = adds(s)
    if before.quantities and (details(s) or not going_on):
        return
    names = next((c.names for c in reversed(comparisons(g, before)) if not c.match), None)
    if names and (going_on or all(name.endswith("baseline") for name in names)):
        for d in drafts:
            if d.kind in GAINS and not d.baselines:
                d.baselines = list(names)
                d.note("carried-baseline")


def carry_compared(g: Grammar, before: Sentence, drafts: list[Draft]) -> None:
    """As in "We compare it with A and B. It is 14% better": what it was compared with."""
    if any(d.baselines for d in drafts):
        return
    if names := _tried_against(g, before) or _our_baselines(g, before):
        _hold_against(drafts, names)
        return
    said = next((k for k, t in enumerate(before.tokens) if t.low in _COMPARING), 0)
    opens = said == 0 and not before.quantities and before.low(0) == "compared"
    stated = ("also", "and", "are", "been", "further", "is", "was", "we")
    if not opens and before.low(said - 1) not in stated:
        return
    to = next(
        (k for k in range(said + 1, said + 8) if before.low(k) in ("with", "to", "against")), 0
    )
    _hold_against(drafts, noun_list(g, before, to + 1)[0] if to else [])


def _tried_against(g: Grammar, before: Sentence) -> list[str]:
    """As in "We evaluate Lark on long inputs against A and B": A and B."""
    if before.quantities or "against" not in before.text:
        return []
    against = next((k for k, t in enumerate(before.tokens) if t.low == "against"), 0)
    tried = any(before.low(k) in g.words["trying_verbs"] for k in range(against))
    names, spans, _ = noun_list(g, before, against + 1) if tried else ([], [], 0)
    known = g.heads | g.words["reference_adjectives"]
    for name, (first, last) in zip(names, spans, strict=True):
        named = any(g.scanner.is_name(before.tokens[k]) for k in range(first, last))
        capital = before.tokens[first].text.istitle()
        others = g.words["measuring_heads"]
        if before.low(last - 1) in others or not (
            named or capital or not known.isdisjoint(name.split())
        ):
            return []  # "tested against attacks", "against the Nest standard"
    return [] if attacked(g, before, against + 1) else names


def dealt_at_the_end(s: Sentence, drafts: list[Draft]) -> bool:
    """As in "It is 2x and 3x faster, respectively": gains dealt out to nothing in the sentence."""
    ends = s.respectively()
    gains = [d for d in drafts if d.kind in GAINS]
    if not ends or len(gains) < 2 or len({(d.reach, d.metric) for d in gains}) > 1:
        return False
    listed = any(s.low(k) == "and" for k in range(gains[0].at))  # "On A and B, it is 2x and 3x"
    between = range(gains[-1].reach + 1, ends)
    placed = any(s.low(k) in ("and", "for", "in", "on") for k in between)
    return len(between) < 7 and not listed and not placed


def deal_out_rivals(g: Grammar, before: Sentence, drafts: list[Draft]) -> None:
    """As in "Lark beats A and B. It is 2x and 3x faster, respectively": than A, than B."""
    gains = [d for d in drafts if d.kind in GAINS]
    held = [c.names for c in comparisons(g, before) if not c.match]
    names = gains[0].baselines or next((x for x in held if len(x) == len(gains)), [])
    if len(names) == len(gains):
        for d, name in zip(gains, list(names), strict=True):
            d.baselines = [name]
            d.note("respectively")


def carry_dealt(
    g: Grammar, s: Sentence, drafts: list[Draft], last: Sentence, before: list[Draft]
) -> None:
    """As in "2x and 3x faster than A and B, respectively. It also saves 4x and 5x energy": A, B.

    Every run of gains must be as long as the list of rivals, and hold one unit each.
    """
    further = s.low(0) in g.words["going_on"] or any(s.low(k) == "also" for k in range(1, 4))
    dealt = [d for d in before if "respectively" in d.rules and len(d.baselines) == 1]
    if not further or len(dealt) < 2 or any(d.baselines for d in drafts) or not s.soon_after(last):
        return
    rivals = [d.baselines[0] for d in dealt if d.reach == dealt[-1].reach]
    runs = [[o for o in drafts if o.reach == reach] for reach in {d.reach for d in drafts}]
    same = all(len(run) == len(rivals) for run in runs) and len(set(rivals)) == len(rivals) > 1
    same = same and all(o.setting == run[0].setting for run in runs for o in run)
    if same and all(d.kind in GAINS for d in drafts) and not s.respectively():
        for run in runs:
            for d, rival in zip(run, rivals, strict=True):
                d.baselines = [rival]
                d.note("carried-baseline")


def _our_baselines(g: Grammar, before: Sentence) -> list[str]:
    """As in "Our baselines are A and B.", "We use A as the baseline.", "A is our baseline.".

    Also "As a baseline, we take A.".
    """
    told = [word for word in ("baselines", "baseline") if word in before.lows]
    if before.quantities or not told:
        return []
    at = before.lows.index(told[0])
    ended = before.low(at + 1) in (*g.prepositions, "and", "are", "include", "is")
    if not (ended or before.low(at + 1) in ("", ".", ",", ";")):
        return []  # "We use accuracy as the baseline metric"
    if before.words(0, 2).lower() in ("as a", "as our") and before.words(3, 5) == ", we":
        names, _, end = noun_list(g, before, 6) if at == 2 else ([], [], 0)
        return names if before.low(end) == "." else []
    if before.words(at - 2, at) in ("is our", "is the") and before.low(at + 1) == ".":
        names, spans, end = noun_list(g, before, 0)
        return names if end == at - 2 and before.tokens[spans[-1][1] - 1].text.istitle() else []
    if before.low(at + 1) in ("are", "include", "is"):
        names, spans, _ = noun_list(g, before, at + 2)
        named = (not before.words(*x).islower() for x in spans)
        headed = (before.low(b - 1) in g.heads for _, b in spans)
        return names if all(x or y for x, y in zip(named, headed, strict=True)) else []
    as_ = at - 1 - (before.low(at - 1) in ("a", "our", "the"))
    used = before.low(1) in g.words["trying_verbs"] and before.low(as_) == "as"
    names, _, end = noun_list(g, before, 2) if used else ([], [], 0)
    return names if end in (as_, as_ + 1) else []


def _hold_against(drafts: list[Draft], names: list[str]) -> None:
    """Give gains without a rival those names."""
    for d in drafts:
        if names and d.kind in GAINS:
            d.baselines = list(names)
            d.note("carried-baseline")


def _pointing(g: Grammar, s: Sentence, name: str) -> bool:
    """As in "all baselines", "these methods", "the same platforms", "these two": said before."""
    head = name.removeprefix("same ")
    if head == "two":
        return any(s.words(k, k + 2).lower() == "these two" for k in range(len(s.tokens)))
    if head not in g.heads and head not in ("devices", "platforms"):
        return False
    words = ("all", "both", "same", "these", "those")
    pointed = {s.words(k, k + 2).lower() for k in range(len(s.tokens) - 1)}
    return not pointed.isdisjoint(f"{word} {head}" for word in words)


def carry_these(g: Grammar, before: Sentence, s: Sentence, drafts: list[Draft]) -> None:
    """As in "We compare it with A, B and C. It beats all baselines by 4%": A, B and C."""
    for d in drafts:
        if len(d.baselines) != 1 or not _pointing(g, s, d.baselines[0]):
            continue
        compared = comparisons(g, before)
        told = [c.names for c in compared if len(c.names) > 1]
        if not told and d.baselines == ["two"] and [len(c.names) for c in compared] == [1, 1]:
            told = [[name for c in compared for name in c.names]]  # "than these two"
        for k in range(len(before.tokens)):
            if not told and before.low(k) in _LISTING:
                told = [n for n in [noun_list(g, before, k + 1)[0]] if len(n) > 1]
        if told:
            run = [o for o in drafts if o.reach == d.reach]
            each = len(run) == len(told[-1]) > 1 and d in run
            d.baselines = [told[-1][run.index(d)]] if each else list(told[-1])
            d.note("carried-baseline")


def carry_over_setting(
    g: Grammar, s: Sentence, drafts: list[Draft], last: Sentence, before: list[Draft]
) -> None:
    """As in "X gains 3% over A. On long inputs, it gains 9%": the same once more, elsewhere.

    `last` is the sentence with values before `s`, `before` are its drafts, methods resolved.
    """
    again = _of_the_gain(s, 0) or _gain_elsewhere(s) or _next_in_number(s, last)
    again = again or _most_gained(g, s) or _lead_extended(s)
    if not (again or s.low(0) in _ELSEWHERE) or s.start - last.start - len(last.text) > 2:
        return
    if _most_gained(g, s):
        _of_whom_before(drafts, before)
    told = {tuple(d.baselines) for d in before if d.kind in GAINS}
    same = {d.method for d in (*before, *drafts)}
    if len(told) != 1 or len(same) != 1 or any(d.baselines for d in drafts):
        return
    for d in drafts:
        if d.kind in GAINS:
            d.baselines = list(*told)
            d.note("carried-baseline")


def _of_whom_before(drafts: list[Draft], before: list[Draft]) -> None:
    """As in "SongNet gains 2%. The largest gains are on long songs, where it is 9%": SongNet."""
    whose = {d.method for d in before if d.kind in GAINS}
    named = len(whose) == 1 and all("subject" in d.rules for d in before)
    for d in drafts:
        if named and d.kind in GAINS and {"no-method", "own-phrase"} & set(d.rules):
            d.method = next(iter(whose))


def _of_the_gain(s: Sentence, k: int) -> bool:
    """As in "The gains grow on long inputs", "This advantage holds": what was told before."""
    return s.low(k) in ("the", "these", "this") and s.low(k + 1) in _GAINS


def _most_gained(g: Grammar, s: Sentence) -> bool:
    """As in "The largest gains are seen on long inputs", "Gains are largest on long inputs".

    Not so in "The largest gain in memory comes from pruning": of what caused it.
    """
    most = g.words["greatest"]
    noun = 2 if s.low(0) == "the" and s.low(1) in most else 0
    plural = s.low(0) in _GAINS and s.low(0).endswith("s")
    if not (noun and s.low(noun) in _GAINS) and not (plural and {s.low(2), s.low(3)} & most):
        return False
    caused = any(s.low(k) in ("by", "from", "of", "with") for k in range(noun + 1, 12))
    return not caused and any(s.low(k) in _WHERE for k in range(noun + 1, 9))


def _lead_extended(s: Sentence) -> bool:
    """As in "We can extend our lead to 3.6x with small keys": the lead just told of."""
    for k, low in enumerate(s.lows[:-2]):
        if low.startswith(("extend", "widen")) and s.low(k + 1) in ("its", "our", "the", "this"):
            return s.low(k + 2) in ("advantage", "gap", "lead", "margin")
    return False


def _gain_elsewhere(s: Sentence) -> bool:
    """As in "For long inputs, the improvement amounts to 3x": the same once more, elsewhere."""
    if s.low(0) not in ("at", "for", "in", "with"):
        return False
    comma = next((k for k in range(2, min(14, len(s.tokens))) if s.low(k) == ","), 0)
    return comma > 0 and _of_the_gain(s, comma + 1)


def _next_in_number(s: Sentence, last: Sentence) -> bool:
    """As in "First, it is 2x faster. Second, it needs 30% less memory."."""
    return (last.low(0), s.low(0)) in _NUMBERED and s.low(1) == last.low(1) == ","


def carry_contrast(
    g: Grammar, s: Sentence, d: Draft, before: list[Draft], names: PaperNames
) -> None:
    """As in "X falls to 25%. In contrast, ours keeps 84%": X, of the sentence before, is the rival.

    Not so where ours was told before ("Lark solves 40%. In contrast, Heron solves 91%"), nor where
    people do better than all of them.

    `before` are the drafts of the last sentence with values, their methods resolved.
    """
    if d.baselines or s.words(0, 2).lower() not in ("in contrast", "by contrast"):
        return
    rivals = [o.method for o in before if o.method and o.method != d.method]
    if not g.words["by_hand"].isdisjoint((d.method or "").lower().split()):
        return
    if any(names.own(rival) for rival in rivals) and not names.yardstick:
        return
    quality = g.rules.metrics[d.metric or "score"].family == "quality"
    if rivals and (d.kind in GAINS or quality):
        d.baselines = list(dict.fromkeys(rivals))
        d.note("carried-baseline")


def carry_them(s: Sentence, drafts: list[Draft], before: list[Draft]) -> None:
    """As in "X beats A and B by 5% and 9%. On long inputs, it surpasses them by 3% and 4%".

    `before` are the drafts of the last sentence with values.
    """
    them = next((k for k, t in enumerate(s.tokens) if t.low in ("them", "both")), 0)
    told = them and s.low(them + 1) in ("by", "in", "on", "with") and _held_against(s, them - 1)
    names = list(dict.fromkeys(name for d in before for name in d.baselines))
    open_ = [d for d in drafts if d.at > them and d.kind in GAINS and not d.baselines]
    if not told or not names:
        return
    run = [d for d in open_ if d.reach == open_[0].reach]
    for n, d in enumerate(run):
        d.baselines = [names[n]] if len(run) == len(names) > 1 else list(names)
        d.note("carried-baseline")


def _held_against(s: Sentence, k: int) -> bool:
    """Whether token k belongs to a verb of beating or a comparator."""
    return not s.tags[k].isdisjoint({"beat", "comparator"}) if k >= 0 else False


def contrast_fallen(g: Grammar, s: Sentence, drafts: list[Draft]) -> None:
    """As in "X drops to 41%, whereas ours stays at 72%": X is the rival. Methods are resolved."""
    for fallen, d in pairwise(drafts):
        between = range(fallen.at + 1, d.at)
        parted = any(s.low(k) in ("whereas", "while", "but") for k in between)
        alike = fallen.kind == d.kind == "absolute" and fallen.metric == d.metric
        if not (parted and alike and fell_to(g, s, fallen)) or d.baselines:
            continue
        if fallen.method and fallen.method != d.method:
            d.baselines, d.baseline_value = [fallen.method], fallen.quantity.low
            d.note("carried-baseline")


def conceded_rival(s: Sentence, drafts: list[Draft], names: PaperNames) -> None:
    """As in "While Heron reaches 87%, Lark reaches 91%": Heron's level is what Lark's is held to.

    Methods are resolved; Heron's drafts go where their levels have become baseline values. Several
    levels are paired in order with the first ones of Lark; of more levels than Lark has, as in
    "Heron reaches 70% in 3 hours, Lark needs 20 minutes", those of the same measure.
    """
    if s.low(0) not in ("although", "though", "where", "whereas", "while"):
        return
    n = next((k for k, d in enumerate(drafts) if d.method and names.own(d.method)), 0)
    theirs, mine = drafts[:n], drafts[n : 2 * n]
    parted = n and any(s.tokens[k].text == "," for k in range(drafts[n - 1].at, drafts[n].at))
    rivals = {d.method for d in theirs}
    if not parted or len(rivals) != 1 or None in rivals:
        return
    if any(d.kind != "absolute" or d.baselines for d in (*theirs, *mine)):
        return
    if len(mine) < len(theirs):
        theirs = [a for a in theirs if any(_of_a_sort(a, b) for b in mine)]
    if len(theirs) != len(mine):
        return
    if all(_of_a_sort(a, b) for a, b in zip(theirs, mine, strict=True)):
        for a, b in zip(theirs, mine, strict=True):
            b.baselines, b.baseline_value = [a.method or ""], converted(a, b)
            b.note("contrast-value")
        drafts[:] = [d for d in drafts if all(d is not a for a in theirs)]


def _of_a_sort(a: Draft, b: Draft) -> bool:
    """Whether two levels are of one metric, in units that may be converted."""
    return a.metric == b.metric and same_sort(a, b)


def only_rivals_run(g: Grammar, s: Sentence, compared: list[Comparison]) -> bool:
    """Whether no device runs what is measured, as in "It is 2x faster than an A100 GPU".

    Also in "than the CPU version on a Xeon".
    """
    rivals = [span for c in compared for span in c.spans]
    at = (k for k, m in enumerate(s.hardware_at) if m is not None and not _one_s_own(g, s, k))
    return all(
        any(
            a - 1 <= k < b
            or run_by_a_rival(s, b, k)
            or (k < a and all(s.hardware_at[k:a]))  # "than the Nvidia GPU A10G"
            for a, b in rivals
        )
        or _no_place(s, k)
        for k in at
    )


def _no_place(s: Sentence, k: int) -> bool:
    """As in "on the same GPU", a device named before, and "32% fewer DSPs", which are counted."""
    return s.words(k - 2, k).lower() == "the same" or s.low(k - 1) in ("fewer", "less", "more")


def _one_s_own(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "The proposed accelerator reaches": a device that is the work itself."""
    own = s.low(k - 1) in g.words["own_adjectives"] or s.low(k - 1) in ("our", "this")
    own = own or (k == 1 and s.low(0) == "the" and g.verb(s, 2))  # "The accelerator attains"
    return s.low(k) == "accelerator" and own


def told_by_its_name(d: Draft) -> bool:
    """Whether the method's own name tells on which of the platforms it ran ("Lark-FPGA")."""
    words = (d.method or "").lower().replace("-", " ").split()
    return "carried-hardware" in d.rules and any(h.name.lower() in words for h in d.hardware)


def no_device_of_its_own(d: Draft) -> None:
    """As in "Graviton is 2x faster than an FPGA": a device that is the method runs on no other."""
    others = [h for h in d.hardware if h.name != d.method]
    if len(others) < len(d.hardware):
        d.hardware = others
        d.rules[:] = [r for r in d.rules if others or r not in ("on-hardware", "carried-hardware")]


def carry_hardware(
    g: Grammar, before: Sentence, s: Sentence, drafts: list[Draft], *, far: bool = False
) -> None:
    """As in "We run X on A100 GPUs. It gains 2x": the platform holds on.

    From farther off only that of a whole evaluation ("Tests on A100 GPUs show that"), and only for
    what has no platform of its own. A sentence with values keeps its platform to itself, unless
    the next one has one value, with no place or rival before it ("On H100s, X gains 2x. It saves
    40%."), or says that the device is the same ("on the same phone").
    """
    if not before.hardware or (far and any(d.hardware for d in drafts)):
        return
    places = [
        p
        for p in placed_hardware(g, before, comparisons(g, before))
        if p[1].counts or p[1].name not in ("CPU", "GPU")
    ]
    chosen = [] if places else _chosen_platform(before)
    places = places or chosen
    if not places:
        return
    first = places[0][0]
    hardly = (k for k in range(first) if before.low(k) in g.words["out_of_reach"])
    if any(before.low(k - 1) != "not" for k in hardly):
        return  # "However, it cannot run on phones. We propose Lark"
    opens = first <= 4 and s.low(0) != "in"
    leads = before.low(0) == "on" and first <= 1 and _runs_on(g, s)
    same = on_the_same(g, s)
    if _made_anew(s) and not same:
        return
    valued = _keeps_its_platform(before, first) and not chosen
    priced = any(g.rules.metrics[d.metric or "score"].family == "cost" for d in drafts)
    that = _is_that(g, s) and not (priced or far)
    if valued and not (same or that) and (far or not leads):
        return
    worked = any(before.tokens[k].low in g.words["working_verbs"] for k in range(first))
    if far and all(m.device.generic and not m.counts for _, m in places):
        worked = any(before.low(k).startswith(_TRYING) for k in range(first))
    if not (worked or chosen or same or that or (opens and not far)):
        return
    trained = any(before.low(k).startswith("train") for k in range(max(0, first - 8), first))
    for d in drafts:
        if trained and d.phase not in ("training", "fine-tuning") and d.metric != "time":
            continue  # "It is trained on 4 GPUs. It decodes 2x faster"
        if run_by_a_machine(g, d):
            d.hardware = each_count(places)
            d.note("carried-hardware")


def _made_anew(s: Sentence) -> bool:
    """As in "Synthesized in a 28 nm process, it runs at 500 MHz": on a platform of its own."""
    processes = ("cmos", "node", "process", "technology")
    of_its_own = any(s.low(k) == "nm" and s.low(k + 1) in processes for k in range(len(s.tokens)))
    return of_its_own or s.low(0).startswith(_MADE_ANEW)


def _keeps_its_platform(before: Sentence, first: int) -> bool:
    """Whether a sentence has values, for which its platform is named (at token `first`).

    Not so in "Implemented on an FPGA, it takes 3 W": that holds on.
    """
    built = before.low(0) in _BUILT_ON and before.low(1) == "on" and first <= 4
    valued = any(not _size(before, k) and not _set_up(before, k) for k in before.quantities)
    return valued and not built


def _chosen_platform(s: Sentence) -> list[tuple[int, HardwareMention]]:
    """As in "We used a Jetson Nano as the platform", "A T4 served as our test device"."""
    return [
        (s.hardware_at.index(m), m)
        for m in s.hardware
        if m in s.hardware_at
        and _CHOOSING.search(s.text[: m.start])
        and _AS_PLATFORM.match(s.text, m.end)
    ]


def _size(s: Sentence, i: int) -> bool:
    """Whether value i says how large a model is, as in "training of a 100B-scale model"."""
    q = s.quantity(i)
    return (q.form == "bare" and q.low >= 1e6) or q.metric == "parameters"


def _set_up(s: Sentence, i: int) -> bool:
    """As in "with a batch size of up to 256", "for lengths of 4K to 128K tokens": no result."""
    q = s.quantity(i)
    counted = q.form == "count" and q.unit in ("image", "layer", "model", "sequence", "token")
    near = range(max(0, i - 5), i)
    batched = any(s.low(k) in ("batch", "context", "length", "lengths", "size") for k in near)
    return counted or (q.form == "bare" and batched)


def _is_that(g: Grammar, s: Sentence) -> bool:
    """As in "It takes 9 s on an H100. This is 2x faster than": of the value that was just told.

    Also in "This beats A by 2x".
    """
    verb = next((k for k in range(1, len(s.tokens)) if s.low(k) not in g.adverbs), 1)
    told = s.low(verb) in g.words["equalling_verbs"] or s.has(verb, "beat")
    return s.low(0) in ("that", "this", "which") and told


def on_the_same(g: Grammar, s: Sentence) -> bool:
    """As in "Compared to A on the same phone, it is": the device that was just named."""
    devices = g.words["pointed_devices"]
    return any(
        s.words(k, k + 3).lower() == "on the same" and s.low(k + 3) in devices
        for k in range(len(s.tokens) - 3)
    )


def _runs_on(g: Grammar, s: Sentence) -> bool:
    """Whether a sentence has one value, and opens with what reaches it."""
    opens = s.low(0) in g.prepositions or s.has(0, "comparator") or s.low(0) in g.determiners
    return len(s.quantities) == 1 and not opens


def run_by_a_machine(g: Grammar, d: Draft) -> bool:
    """Whether a result is one that a machine brings about: a cost or rate, not a quality."""
    quality = g.rules.metrics[d.metric or "score"].family == "quality"
    return not quality and (d.kind in RELATIVE or d.quantity.form == "unit")
