"""Counts that are results: a limit that is reached, a saving, a model that fits a device."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.linking.draft import Draft
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence


def counted(g: Grammar, s: Sentence, d: Draft) -> bool:
    """Counts of things are results only where a limit is reached or a saving is meant."""
    q = d.quantity
    if "from-to" in d.rules:
        verb = next(
            (k for k in range(d.at - 1, max(-1, d.at - 14), -1) if g.change_verb(s, k)), None
        )
        if verb is None:
            return False
    if d.kind == "points" and q.unit == "token" and d.rules[-1:] == ["unit-metric"]:
        d.metric = "tokens"
    if d.kind == "points" or (d.polarity is not None and d.rules and d.rules[0] in ("change-by",)):
        return q.unit in ("step", "parameter", "token")
    back = d.at - 1
    while back > 0 and (
        s.tokens[back].quantity is not None or s.low(back) in ("and", ",", "or", "~", "≈", "/")
    ):
        back -= 1
    sparing = s.low(back) in ("only", "just", "merely") or s.low(back - 1) in (
        "only",
        "just",
        "merely",
    )
    if q.unit == "parameter" and _model_on_device(g, s, d):
        d.metric, d.rules = "model_scale", ["model-on-device"]
        return True
    if q.unit == "parameter" and _scaled_up_to(g, s, d):
        d.metric, d.rules = "model_scale", ["model-on-device"]
        return True
    beside = s.low(back) in ("with", "has", "using", "requires") and any(
        s.quantity(k).metric in ("flops", "memory", "latency")
        for k in range(back + 1, d.at)
        if k in s.quantities
    )
    if q.unit == "parameter" and (beside or _paired(s, d) or _stated(s, d, back)):
        return True  # "83% accuracy with 4.3 GFLOPs and 28M parameters"
    if q.adjective:
        return False
    if q.unit == "parameter":
        sparing = sparing or _held_small(g, s, d)
        fewer = s.low(d.at + 1) == "," and d.at + 2 in s.quantities
        fewer = fewer and s.low(d.at + 3) in ("fewer", "less", "smaller")
        spent = s.low(back) in g.words["spending_parameters"]
        return sparing or spent or fewer or d.baseline_value is not None
    if q.unit == "step":
        return sparing or _steps_told(g, s, d)
    if q.unit == "token" and _spent_on_work(g, s, back):
        d.metric = "tokens"
        return True
    if q.unit == "token" and sparing and _learnt_from(s, d):
        d.metric = "tokens"
        return True
    if q.unit == "GPU":
        return d.baseline_value is not None
    if q.unit in ("token", "frame"):
        return d.metric == "acceptance" or d.baseline_value is not None
    return False


def _held_small(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "91% accuracy with a modest 7.9M parameters", "with fewer than 8M parameters"."""
    k = d.at - 1
    small = s.low(k) in ("competitive", "mere") or s.low(k) in g.words["amounts_in_words"]
    limited = "at_most" in d.qualifiers or s.words(k - 2, k + 1) == "as few as"
    if not (small or limited):
        return False
    fillers = ("a", "as", "few", "fewer", "than", s.low(k) if small else "a")
    link = g.before_qualifiers(s, d.at, fillers)
    told = s.metric_at[link - 1] is not None or link - 1 in s.quantities
    told = told or s.low(link - 1) in (",", ")")
    return told and s.low(link) in ("at", "using", "with")


def so_many_fewer(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "by 47 tokens", "a 100M parameter reduction", "a cut of 12 steps", "12 fewer steps"."""
    if " fewer " in s.tokens[d.at].low:
        d.polarity = d.polarity or "down"
        return True
    if d.polarity is None:
        return False
    if g.change_noun(s, d.at + 1) and s.metric_at[d.at + 1] is None:
        end = g.phrase_end(s, d.at + 1)
        return end == d.at + 2
    link = g.before_qualifiers(s, d.at)
    by = d.rules[:1] in (["change-by"], ["verb-before"]) and s.low(link) == "by"
    return by or (s.low(link) == "of" and g.change_noun(s, link - 1))


def _paired(s: Sentence, d: Draft) -> bool:
    """As in "with 3.2M parameters and 0.6 GFLOPs", "(3.2M parameters, 0.6 GFLOPs)"."""
    nxt = d.at + 2 + (s.low(d.at + 2) in ("just", "only"))
    joined = s.low(d.at + 1) in ("and", ",") and nxt in s.quantities
    work = joined and s.quantity(_past_sizes(s, nxt)).metric == "flops"
    work = work and not d.quantity.adjective
    total = s.words(d.at - 2, d.at) == "total of"  # no "a maximum of 5M parameters and 2 GFLOPs"
    before = range(max(0, d.at - 6), d.at - 1)
    noun = s.tokens[d.at - 2].text
    plural = noun.isalpha() and noun.islower() and noun.endswith("s") and len(noun) > 4
    others = plural or any(  # "surpasses networks with 32M parameters"
        s.has(k, "comparator") or s.has(k, "beat") or s.low(k) == "unlike" for k in before
    )
    if others and s.low(d.at - 1) in ("(", "using", "with"):
        return False
    return work and (total or s.low(d.at - 1) in ("(", "has", "requires", "using", "with"))


def _past_sizes(s: Sentence, i: int) -> int:
    """As in "3.2M parameters, 12 MB size, and 0.6 GFLOPs": the value that a list goes on to."""
    if s.quantity(i).metric != "memory":
        return i
    for k in range(i + 1, i + 5):
        if s.low(k) in (",", "and"):
            nxt = k + 1 + (s.words(k, k + 2) == ", and")
            return nxt if nxt in s.quantities else i
    return i


def _stated(s: Sentence, d: Draft, verb: int) -> bool:
    """As in "Lark has 6.8M parameters and 19 GFLOPs": told of a model, with its other results."""
    if s.low(verb) not in ("contain", "contains", "comprises", "has") or d.quantity.adjective:
        return False
    joined = d.at + 1 + (s.low(d.at + 1) == ",")
    further = next((k for k in s.quantities if k > d.at), 0)
    measured = further and (s.quantity(further).form in ("percent", "unit"))
    apart = any(s.tokens[k].text in ";:" for k in range(d.at, further))
    return s.low(joined) in ("and", "but", "yet") and bool(measured) and not apart


def _learnt_from(s: Sentence, d: Draft) -> bool:
    """As in "with only 5B training tokens", "needs just 1B tokens of fine-tuning"."""
    behind = s.low(d.at + 2) if s.low(d.at + 1) in ("for", "of") else ""
    taught = behind.endswith(("training", "tuning")) and d.quantity.low >= 1e6
    return taught or "training" in s.tokens[d.at].low


def _spent_on_work(g: Grammar, s: Sentence, verb: int) -> bool:
    """As in "the average episode consumes 21k tokens": what a system spends on its work."""
    spends = s.low(verb) in ("consumes", "costs", "needs", "requires", "spends", "takes")
    return spends and s.low(verb - 1) in g.words["works_of_agents"]


def _drawn(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "generates an image in 2 steps": how many steps it takes to draw one."""
    near = range(i - 2, max(-1, i - 9), -1)
    return any(s.low(k) in g.words["drawing_verbs"] for k in near)


def _steps_told(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "4 steps suffice", "converges in 30 epochs": so many are a result."""
    return (
        d.baseline_value is not None
        or s.low(d.at + 1) in ("suffice", "sufficed", "suffices")
        or s.words(d.at + 1, d.at + 3) in ("are enough", "is enough", "are sufficient")
        or bool(d.qualifiers & {"at_most"})
        or s.low(d.at - 1) in ("than", "under", "within")
        or (s.low(d.at - 1) == "in" and s.low(d.at - 2) in g.words["ending_verbs"])
        or (s.low(d.at - 1) == "in" and _drawn(g, s, d.at))
        or _needed(g, s, d)
    )


def _needed(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "needs 4 sampling steps", "requires over 16 NFEs", no "requires two steps: ..."."""
    named = s.low(d.at).endswith(("nfe", "nfes")) or len(s.low(d.at).split()) > 2
    if any(s.low(k) in g.words["parting"] for k in range(d.at + 1, len(s.tokens))):
        return False  # "Heron needs 50 sampling steps, while Lark needs 4"
    verb = g.before_qualifiers(s, d.at)
    few = s.low(d.at - 1) in ("few", "just", "merely", "only")
    subject = s.low(verb - 1)  # "Diffusion requires 50 sampling steps" tells of the problem
    work = subject in g.words["work_nouns"] or subject.endswith(("ing", "ion"))
    own = s.tokens[verb - 1].text[0].isupper() and not work and d.quantity.low <= 16
    own = own or subject == "it"  # "Heron requires 1000 denoising steps" is the problem, too
    return named and s.low(verb) in ("needs", "requires") and (few or own)


def _scaled_up_to(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "trains models of up to 13B parameters", "can train models with over 13B"."""
    k = g.before_qualifiers(s, d.at, ("of", "with", "to"))
    before = [s.low(x) for x in range(max(0, k - 5), k + 1)]
    able = "can" in before or bool(g.words["letting_verbs"] & set(before))
    able = able and "at_least" in d.qualifiers
    if not ("up_to" in d.qualifiers or able) or d.quantity.low < 1e8:
        return False
    sized = d.quantity.adjective or s.low(k).startswith(("model", "llm", "network"))
    return sized and bool(
        set(before) & {"train", "training", "trains", "scale", "scales", "scaling"}
    )


def sizes_reached(drafts: list[Draft]) -> None:
    """As in "can train models of up to 13B parameters, a 10x increase in size": no model grows."""
    told = next((d.at for d in drafts if d.rules[:1] == ["model-on-device"]), None)
    for d in drafts:
        if told is not None and d.at > told and d.metric == "model_size" and d.polarity == "up":
            d.metric = "model_scale"


def fits_a_device(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "enables training of a 30B model on one GPU": makes the size the value told."""
    if not _model_on_device(g, s, d):
        return False
    d.metric, d.rules, d.kind = "model_scale", ["model-on-device"], "absolute"
    d.unit, d.direction = "parameter", None
    return True


def _model_on_device(g: Grammar, s: Sentence, d: Draft) -> bool:
    """As in "enables training of a 30B model on one GPU": the size is what is reached."""
    before = [s.low(k) for k in range(max(0, d.at - 10), d.at)]
    if s.words(d.at - 2, d.at) in ("with a", "with an"):
        return False  # "enables 4M-token inference with an 8B model": what it is measured with
    if not set(before) & g.words["enabling_verbs"]:
        return False
    plain = not any(w.startswith(("allow", "enabl", "fit", "support", "deploy")) for w in before)
    plain = plain and not ("can" in before and d.qualifiers & {"up_to", "at_least"})
    if plain and any(s.quantity(k).form in ("factor", "percent", "unit") for k in s.quantities):
        return False  # "trains a 7B model on 16 GPUs at 48% MFU": what it is measured on
    for k in range(d.at + 1, min(d.at + 7, len(s.tokens))):
        if s.low(k) in ("on", "using", "with", "to", ")") or s.low(k).startswith(
            ("model", "llm", "vlm", "transformer", "moe")
        ):
            m = next(
                (
                    s.hardware_at[j]
                    for j in range(k, min(k + 9, len(s.tokens)))
                    if s.hardware_at[j] is not None
                ),
                None,
            )
            placed = range(k, min(k + 5, len(s.tokens)))
            if any(_on_one_machine(g, s, j) for j in placed):
                return True
            return m is not None and any(s.low(j) == "on" for j in placed)
    return False


def _on_one_machine(g: Grammar, s: Sentence, j: int) -> bool:
    """As in "on a single node", "within one server": where the whole model fits."""
    single = j + 1 + (s.low(j + 1) == "a")
    placed = s.low(j) in ("in", "on", "within") and s.low(single) in ("one", "single")
    return placed and s.low(single + 1) in g.words["machines"]
