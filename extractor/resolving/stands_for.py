"""What the subject of a statement stands for: the paper's own work, that of others, a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.resolving.short_forms import initials

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence
    from extractor.resolving.own_names import PaperNames

Stands = tuple[str, str | None]
"""`own`, `foreign`, `study` (the statement tells of no method) or `name`; and the name, if any."""

_SPELT = re.compile(
    r"(?P<long>[A-Z][\w.-]*(?: [\w.-]+){0,6}) \((?P<short>[A-Z][\w.+-]*)\)(?: [a-z][\w -]*)?$"
)
_SAYS_NOTHING = ("method", "approach", "work", "technique", "solution", "proposed method")
_WHOLE = ("framework", "method", "methodology", "system")
_TOTALS = ("mean", "median", "percentile", "rate", "ratio", "score", "sum", "total")
_TUNING = ("fine-tuning", "finetuning", "pre-training", "pretraining", "post-training", "training")
_TOGETHER = ("combining", "integrating", "joining", "stacking", "together")
_POINTING = ("our", "this", "these", "the", "its", "their")
_OPENING = ("our", "the", "this", "these", "a", "an", "its")


def _others(g: Grammar) -> frozenset[str] | set[str]:
    """What a thing may have that is not the thing itself ("its baseline", "its rival")."""
    return g.words["version_nouns"] | g.words["kin"] | g.words["rival_nouns"]


def stands_for(
    g: Grammar, s: Sentence, first: int, last: int, names: PaperNames, taken: set[int]
) -> Stands:
    """What the subject from token `first` to before `last` stands for, where no own name is in it.

    `taken` are the tokens of baselines.
    """
    if last - first > 1 and s.low(last - 1) in ("both", "each"):
        last -= 1
    head_end = first
    while head_end < last and (head_end == first or not closes_noun(g, s, head_end)):
        head_end += 1
    head_end = _before_unknown_verb(g, s, first, head_end)
    words = [s.low(k) for k in range(first, head_end)]
    if not words or s.low(first) in g.prepositions:
        return "study", None
    if len(words) == 3 and set(words) <= g.words["work_nouns"] | {"and"}:
        return "study", None  # "Training and inference are 2x faster"
    if names.yardstick and (performer := _who_performs(g, s, first, head_end, last)):
        return "name", performer
    if _set_against(g, s, first, last, names):
        return "name", stripped(s.words(first, last))
    if told := _by_its_first_word(g, s, first, last, head_end, names):
        return told
    if first > 2 and head_end - first > 1 and _all_capital(s, first, head_end):
        return "name", stripped(s.words(first, head_end))  # ", Heron Night Reader, reaches"
    headed = words[-1] in g.words["method_nouns"] and words[-1] not in g.words["study_nouns"]
    if headed and (told := _of_others(g, s, first, head_end, words)):
        return told  # "the state-of-the-art song testing tool"
    if set(words) & g.words["study_nouns"]:
        return "study", None
    if g.words["amounts"] & set(words[:3]):
        return "study", None  # "the number of GPUs falls by 30%"
    if told := _of_others(g, s, first, head_end, words):
        return told
    core = [
        k
        for k in range(first, head_end)
        if s.low(k) not in g.words["empty_adjectives"] and s.tokens[k].text[0].isalnum()
    ]
    if not core or all(
        s.low(k) in g.pronouns or s.low(k) in ("it", "we", "ours", "they") for k in core
    ):
        return "own", None
    if _no_noun(g, s, core):
        return "own", None
    return (
        _of_a_measure_in_brackets(s, first, core, words)
        or _whose_measure(g, s, head_end, core, words)
        or _plain_things(g, s, first, last, head_end, core, names)
        or _made_by(g, s, last, head_end, core, taken)
        or _of_a_measure(g, s, last, head_end, core, words, taken)
        or _of_a_device(g, s, last, head_end, core, words, names)
        or _measure_itself(g, s, last, head_end, core, words)
        or _stage_or_input(g, s, last, head_end, core, words, names)
        or _named(g, s, head_end, core, taken)
        or _of_one_word(g, s, first, head_end, core, words, names)
        or _own_thing(g, s, first, head_end, core, words, names)
        or ("name", stripped(s.words(core[0], head_end)))
    )


def _before_unknown_verb(g: Grammar, s: Sentence, first: int, head_end: int) -> int:
    """As in "Our kernels turn the gain into": no article stands inside of a noun phrase."""
    inside = range(first + 2, head_end)
    article = next((k for k in inside if s.tokens[k].text in ("a", "an", "the")), 0)
    before = s.tokens[article - 1]
    verb = article and before.text.islower() and before.is_word and not before.low.endswith("ing")
    if not verb or before.low in g.conjunctions:
        return head_end
    end = article - 1
    while end > first + 1 and (s.low(end - 1) in g.auxiliaries or s.low(end - 1).endswith("ly")):
        end -= 1
    return end


def _no_noun(g: Grammar, s: Sentence, core: list[int]) -> bool:
    """As in "and with them it goes", "no matter whether": a lone word that names nothing."""
    low = s.low(core[0])
    closed = g.adverbs | g.conjunctions | g.determiners | g.pronouns | g.auxiliaries
    plain = low in closed - {"both"} or low in ("best", "no", "values") or low.endswith("ly")
    return len(core) == 1 and s.tokens[core[0]].text.islower() and plain


def _all_capital(s: Sentence, first: int, last: int) -> bool:
    """Whether each word of a subject is written with a capital, as the words of a name are."""
    inside = s.tokens[first:last]
    plain = all(t.is_word and t.text[0].isupper() and len(t.text) > 2 for t in inside)
    return plain and not all(t.text.isupper() for t in inside) and s.metric_at[last - 1] is None


def _who_performs(g: Grammar, s: Sentence, first: int, head_end: int, last: int) -> str | None:
    """As in "human annotators achieve 80%", "frontier judges reach": who a benchmark measures.

    Only where a further word tells them apart; "the models" are those that the paper measures.
    """
    while s.low(first) in g.determiners or s.low(first) in ("even", "no"):
        first += 1
    built = s.low(head_end) in ("based", "built", "powered", "using") and last - first < 9
    if head_end - first == 1 and built and s.low(first) in g.words["performers"]:
        return stripped(s.words(first, last))  # "an agent built on Heron-5 reaches"
    if s.low(first) in ("our", "proposed") or head_end - first < 2 or s.low(first) in _TUNING:
        return None
    told = any(s.metric_at[k] is not None or k in s.quantities for k in range(first, head_end))
    performs = g.performer(s.low(head_end - 1))
    return stripped(s.words(first, head_end)) if performs and not told else None


def _set_against(g: Grammar, s: Sentence, first: int, last: int, names: PaperNames) -> bool:
    """As in "Lark gains 5%, whereas replacing the reader yields 3%": what is done without Lark."""
    parted = s.low(first - 1) == "whereas" or s.words(first - 2, first) in (", but", ", while")
    before = s.text[: s.tokens[first - 1].start] if first else ""
    ours = names.main is not None and (names.main in before or " it " in before)
    if not (parted and ours and 1 < last - first < 9):
        return False
    getting = g.words["getting_verbs"] | g.words["result_verbs"] | g.words["retaining_verbs"]
    told = s.low(last) in getting and s.low(first).isalpha()
    measured = any(s.metric_at[k] is not None for k in range(first, last))
    own = g.determiners | g.pronouns | {"adding", "our", "the", "using"}
    return told and not measured and s.low(first) not in own | g.words["study_nouns"]


def _by_its_first_word(
    g: Grammar, s: Sentence, first: int, last: int, head_end: int, names: PaperNames
) -> Stands | None:
    """What "it", "we", "existing", "using X", "the best" and "methods such as X" stand for."""
    words = [s.low(k) for k in range(first, head_end)]
    if told := _by_example(g, s, first, last, head_end) or _named_other(g, s, first, head_end):
        return told
    if words == ["one"] and s.low(head_end) == "of" and (one := _bracketed_name(s, first, last)):
        return "name", one  # "one of the masks (SoftMask)"
    if words[0] in ("existing", "conventional", "traditional", "previous", "prior", "earlier"):
        return "foreign", stripped(s.words(first, head_end))
    described = len(words) == 2 and words[1].rstrip("s") in g.words["method_nouns"]
    if words[0].endswith("ing") and not described and words[0] not in g.words["foreign_adjectives"]:
        return _doing(g, s, first, last, words, names)
    if words[0] in ("we", "i", "either", "neither") or words == ["most"]:
        return "study", None
    if words[0] in ("it", "they"):
        return "own", None
    return _ranked(g, s, first, last, head_end, words)


def _by_example(g: Grammar, s: Sentence, first: int, last: int, head_end: int) -> Stands | None:
    """As in "methods like WrenNet show", "recent work such as Heron needs": the one named."""
    k = head_end + 1
    such = s.low(head_end) == "like" or s.words(head_end - 1, k) == "such as"
    if not such or k >= last:
        return None
    if any(s.low(x) in ("(", "and", ",", "or") for x in range(first, last)):
        return None
    if s.low(first) in g.words["foreign_adjectives"]:
        work = "work" in (s.low(x) for x in range(first, k))
        named = _capital_words(s, k, last) if work else None
        return ("foreign", named) if named else None
    return ("name", stripped(s.words(k, last))) if g.scanner.is_name(s.tokens[k]) else None


def _named_other(g: Grammar, s: Sentence, first: int, head_end: int) -> Stands | None:
    """As in "recent work Heron", "the state-of-the-art method Heron": others' work by its name."""
    adjective = first + (s.low(first) == "the")
    if s.low(adjective) not in g.words["foreign_adjectives"]:
        return None
    thing = next((k for k in range(adjective + 1, head_end) if s.tokens[k].text[0].isupper()), 0)
    headed = thing and s.low(thing - 1) in g.words["whole_methods"] | {"model"}
    named = _capital_words(s, thing, head_end) if headed else None
    return ("foreign", named) if named else None


def _capital_words(s: Sentence, first: int, last: int) -> str | None:
    """What is named from token `first` to before `last`, if nothing but a name stands there."""
    named = first < last and all(t.text[0].isupper() for t in s.tokens[first:last])
    return s.words(first, last) if named else None


def _doing(
    g: Grammar, s: Sentence, first: int, last: int, words: list[str], names: PaperNames
) -> Stands:
    """As in "using X improves", "fine-tuning on Y", "splitting after the third layer"."""
    ours = next((k for k in range(first + 1, last) if s.low(k) == "our"), 0)
    if ours and names.yardstick and s.low(ours - 1) in ("on", "with") and ours - first > 2:
        return "name", stripped(s.words(first, ours - 1))  # "tuning Wren-7B on our data raises"
    if ours:
        return "own", None  # "recovering using our method improves"
    places = g.prepositions - {"of", "to"}
    end = next((k for k in range(first + 1, last) if s.low(k) in places), last)
    if s.low(last + 1) == "its" and g.change_verb(s, last) and 1 < end - first < 9:
        return "name", stripped(s.words(first, end))  # "throttling the chip at noon cuts its power"
    others = names.free
    to = next((k for k in range(first + 2, last - 1) if s.low(k) == "to"), 0)
    counted = any(s.tokens[k].quantity is not None for k in range(to, last))
    over = words[0] in g.words["going_over"] and s.low(first + 1) == "from"
    if others and to and over and not counted:
        return "name", stripped(s.words(to + 1, last))  # "going from FP16 to Q4 saves"
    pointed = s.low(first + 1) in ("both", "these") and names.best is not None
    if pointed and last - first == 3 and words[0] in (*_TOGETHER, *g.words["using_verbs"]):
        return "own", None  # "Combining these components yields"
    if others and words[0] in g.words["using_verbs"] and len(words) > 1:
        end = next((k for k in range(first + 1, last) if s.low(k) in ("that", "which")), last)
        return "name", in_own_words(g, s, first + 1, end)
    told = words[0] in _TUNING and s.low(first + 1) in ("on", "with")
    tuned = words[0] in _TUNING and "with" in [s.low(k) for k in range(first + 1, last)]
    if names.free and (told or tuned):
        return "name", stripped(s.words(first, last))
    nameless = names.main is None and names.phrase not in names.phrases
    if nameless and last - first == 1 and words[0] not in g.words["work_nouns"] | {"testing"}:
        return "name", s.words(first, last)  # "Thresholding reaches"
    if nameless and words[0] == "training" and _all_named(g, s, first + 1, last):
        return "name", s.words(first + 1, last)  # "Training Heron takes"
    if nameless and words[0] not in g.words["using_verbs"] and 1 < last - first < 6:
        return "name", stripped(s.words(first, last))
    end = next((k for k in range(first + 1, last) if s.low(k) in ("to", "while")), first)
    if nameless and words[0] not in g.words["using_verbs"] and 2 < end - first < 7:
        return "name", stripped(s.words(first, end))  # "restoring a page while removing others"
    plain = words[0] not in g.words["using_verbs"] | g.words["work_nouns"] | {*_TOGETHER, *_TUNING}
    if names.main is None and plain and 1 < last - first < 5 and _objects(g, s, first + 1, last):
        return "name", stripped(s.words(first, last))  # "encrypting song tokens saves"
    if names.free and len(words) == 1 and "-" in words[0]:
        return "name", s.words(first, first + 1)  # "instruction-tuning improves"
    return "study", None


def _objects(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "song tokens": words that say what something is done to, and not which were told of."""
    closed = g.determiners | g.pronouns | g.prepositions | g.words["study_nouns"]
    moved = g.change_verb(s, first - 1) and s.metric_at[first] is not None
    plain = all(s.low(k) not in closed and k not in s.quantities for k in range(first, last))
    return plain and not moved


def _all_named(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "Wren-7B", "Night Heron 2": a name, and not what data it is trained on."""
    tokens = s.tokens[first:last]
    return bool(tokens) and all(t.text[0].isupper() or g.scanner.is_name(t) for t in tokens)


def _ranked(
    g: Grammar, s: Sentence, first: int, last: int, head_end: int, words: list[str]
) -> Stands | None:
    """As in "the best model (Extra Trees)": the name in brackets, else "best model"."""
    article = 1 if words[0] == "even" else 0
    ranked = words[article + 1] if len(words) > article + 1 else ""
    ranks = ("best", "strongest", "top")
    told = "(" in words and (ranked.split("-")[0] in ranks or ranked.endswith("est"))
    best = (ranked in ranks or told) and words[article] in ("the", "our")
    best = best and not g.change_noun(s, head_end - 1)  # "the best improvement is"
    if not best or not (len(words) <= 5 or "(" in words):
        return None
    bracketed = _bracketed_name(s, first, last)
    if bracketed is None and words[-1] == ranked:
        return None  # "the best of them reaches"
    if bracketed is None and ranked.endswith("est") and ranked not in ranks:
        return None  # "our largest model (7B)"
    return "name", bracketed or stripped(s.words(first + article + 1, head_end))


def _of_others(
    g: Grammar, s: Sentence, first: int, head_end: int, words: list[str]
) -> Stands | None:
    """As in "the traditional pipeline", "all state-of-the-art models": other people's work."""
    foreign = g.words["foreign_adjectives"]
    whole = s.metric_at[first]
    spent = whole is not None and whole.first == first and whole.last == head_end
    if spent and words[0] in foreign:
        return "study", None  # "Human effort falls 3x"
    if words[-2:] in (["standard", "deviation"], ["standard", "error"]):
        return "study", None
    if words[-1] in ("gain", "gains", "improvement", "improvements"):
        return "study", None  # "the most notable gain reaches 50%"
    if words[-1] in g.words["extents"] and words[0] not in ("its", "our", "their"):
        return "study", None  # "the average degradation is 0.6%"
    measure = s.metric_at[head_end - 2] if len(words) > 1 else None
    moved = g.change_noun(s, head_end - 1) or words[-1] in ("degradation", "gap")
    if moved and measure is not None:
        return "study", None  # "the latency reduction is 40%"
    if words[0] in ("naive", "vanilla") and len(words) > 1:
        return "name", stripped(s.words(first, head_end))
    article = words[0] in ("the", "all", "even")
    told = any(s.has(k, "foreign") for k in range(first, head_end)) or words[0] in foreign
    thing = re.sub("ie$", "y", words[-1].removesuffix("s"))
    if words[0] in ("many", "most") and thing in g.words["single_inputs"]:
        return None  # "most queries are 2x faster"
    if told or (article and len(words) > 1 and words[1] in foreign):
        return "foreign", stripped(s.words(first + article, head_end))
    return None


def _of_a_measure_in_brackets(
    s: Sentence, first: int, core: list[int], words: list[str]
) -> Stands | None:
    """As in "a better Chamfer distance (0.64) and F1 are obtained": no method is named."""
    if s.metric_at[core[-1]] is not None or "(" not in words:
        return None
    inner = [k for k in core if k < first + words.index("(")]
    told = len(inner) > 1 and s.metric_at[inner[-1]] is not None
    return ("study", None) if told else None


def _plain_things(
    g: Grammar,
    s: Sentence,
    first: int,
    last: int,
    head_end: int,
    core: list[int],
    names: PaperNames,
) -> Stands | None:
    """As in "models trained with it reach": things without article, in a paper with a name."""
    begin = core[0]
    if part := _part_looked_at(g, s, head_end, last, core):
        return "name", part
    named = any(g.scanner.is_name(s.tokens[k]) for k in core)
    capital = any(k and s.tokens[k].text[0].isupper() for k in core)
    if names.main is None or named or capital or s.low(first) in _OPENING or begin != first:
        return None
    verb = _behind_insertion(s, last)
    told = _beats_another(s, first, verb) and (len(core) > 1 or head_end < last)
    plain = len(core) > 1 and s.metric_at[core[-1]] is None
    told = told or (plain and (_is_worse(s, last) or _found_so(s, first)))
    if told and last - begin < 9 and not _of_ours(g, s, head_end, last):
        return "name", stripped(s.words(begin, last))  # "sorted joins with a cache outperform"
    technique = s.low(core[-1]) in g.words["doing_nouns"] | g.words["technique_nouns"]
    done = s.low(core[-1]).endswith("ing") and s.low(core[-1]) not in g.words["work_nouns"]
    technique = technique or (done and s.low(begin - 1) not in ("that", "which"))
    if technique and len(core) > 1 and head_end == last and _gives(g, s, verb):
        return "name", stripped(s.words(begin, head_end))  # "adaptive batching yields 2x"
    if plain and head_end == last and _acts_itself(g, s, begin, verb, core):
        return "name", stripped(s.words(begin, head_end))
    things = s.low(core[-1]) in g.heads and s.low(core[-1]).endswith("s")
    if capital_name(g, s, core) and (_said_to_be(g, s, begin, last, names) or _gives(g, s, verb)):
        return "name", s.words(begin, head_end)
    if names.yardstick and things:
        built = s.low(head_end) in ("based", "built", "trained") and last - begin < 8
        return "name", stripped(s.words(begin, last if built else head_end))
    return "own", None


def _acts_itself(g: Grammar, s: Sentence, begin: int, verb: int, core: list[int]) -> bool:
    """As in "Small layout changes raise the error by 20%": what raises it, by itself.

    Not so in "species counting remains", "prompt processing exceeds": a task, and its work.
    """
    head, before = s.low(core[-1]), s.low(begin - 1)
    task = head.endswith("ing") or head in g.words["work_nouns"] | g.words["task_nouns"]
    ours = {"it", "its", "our", "proposed", "resulting"} & {s.low(k) for k in core}
    opens = begin == 0 or before in (",", ":", ";", "but", "whereas", "while")
    opens = opens or (before == "that" and s.low(begin - 2) in g.words["demonstrating_verbs"])
    plain = s.low(begin) not in g.determiners | g.words["foreign_adjectives"] | {"no"}
    plain = plain and head.rstrip("s") not in g.words["parts_of_work"]  # "key ideas cut latency"
    plain = plain and s.low(begin) not in g.words["number_words"]  # "two optimizations cut costs"
    if task or ours or not (opens and plain):
        return False
    while s.low(verb) in g.adverbs or s.low(verb).endswith("ly"):
        verb += 1
    quantity = s.tokens[verb].quantity if verb < len(s.tokens) else None
    if quantity is not None:
        return quantity.change is not None  # "Small layout changes double the error"
    gaining = ("exhibit", "gain", "get", "maintain", "remain", "retain", "show")
    changes = g.change_verb(s, verb) or not head.endswith("s")  # "smaller models achieve 7%"
    return changes and not s.low(verb).startswith(gaining) and _gives(g, s, verb)


def _part_looked_at(
    g: Grammar, s: Sentence, head_end: int, last: int, core: list[int]
) -> str | None:
    """As in "Ablations show that lazy masks give 13%", "that the loss used for them gives 13%"."""
    if "blation" not in s.text or s.metric_at[core[-1]] is not None:
        return None
    whole = s.low(core[-1]) in g.words["whole_methods"] | {"model", "models"}
    whole = whole or s.low(core[0]) in g.pronouns
    plain = s.low(core[0] - 1) not in g.determiners - {"that"} and len(core) > 1
    told = plain or (head_end < last and s.low(head_end).endswith(("ed", "ing")))
    return stripped(s.words(core[0], head_end)) if told and not whole else None


def _is_worse(s: Sentence, verb: int) -> bool:
    """As in "Sorted joins were about three times slower": nothing of the paper's own."""
    behind = range(verb + 1, verb + 6)
    is_so = s.low(verb) in ("are", "is", "was", "were")
    return is_so and any(s.low(k) in ("slower", "worse") for k in behind)


def _found_so(s: Sentence, first: int) -> bool:
    """As in "we observe that sorted joins are 3x faster": what is found to be so, at its first."""
    finding = ("discover", "discovered", "find", "found", "observe", "observed")
    return s.low(first - 1) == "that" and s.low(first - 2) in finding


def _beats_another(s: Sentence, first: int, verb: int) -> bool:
    """As in "Sorted joins outperform hashed joins": whatever does so is a method."""
    joined = s.low(first - 1) in ("and", "or") or s.low(first) == "no"
    beats = s.low(verb).startswith(("beat", "outperform", "surpass")) and s.has(verb, "beat")
    joined = joined or s.low(verb).endswith("ing")
    return beats and verb + 1 not in s.quantities and not joined


def _of_ours(g: Grammar, s: Sentence, head_end: int, last: int) -> bool:
    """As in "models trained with it", "agents under this scheme": what is added is the paper's."""
    told = g.pronouns | {
        "data",
        "it",
        "our",
        "the",
        "this",
        "these",
        "proposed",
        "trained",
        "tuned",
    }
    return any(s.low(k) in told for k in range(head_end, last))


def _behind_insertion(s: Sentence, last: int) -> int:
    """As in "Heron, published last year, reaches": where the verb is, else `last` itself."""
    if last >= len(s.tokens) or s.tokens[last].text != ",":
        return last
    comma = next((k for k in range(last + 1, len(s.tokens)) if s.tokens[k].text == ","), last)
    return comma + 1 if comma > last else last


def _said_to_be(g: Grammar, s: Sentence, k: int, last: int, names: PaperNames) -> bool:
    """As in "Alder, our kernel, is 3x faster", "Heron, in contrast, needs": a name from token k.

    Also "Alder is 3x faster" where the text has that word inside of a sentence.
    """
    states = g.words["needing_verbs"] | {"are", "is", "was", "were"}
    known = s.tokens[k].text in names.proper and s.low(last) in states
    contrasted = s.low(last) == "," and s.words(last + 1, last + 3) in (
        "by contrast",
        "in contrast",
    )
    contrasted = contrasted or s.words(last, last + 2) == ", however"
    return known or contrasted or s.words(last, last + 2) == ", our"


def capital_name(g: Grammar, s: Sentence, core: list[int]) -> bool:
    """As in "Heron reaches 73%": one word that opens a sentence and is none for doing a thing."""
    low, t = s.low(core[0]), s.tokens[core[0]]
    common = low in g.heads or low in g.words["not_names"] or s.metric_at[core[0]] is not None
    doing = low.endswith(tuple(g.words["doing_endings"])) or low in g.words["doing_nouns"]
    plain = low.endswith("s") or low in g.words["technique_nouns"] | g.words["kinds_made"]
    return len(core) == 1 and t.text[0].isupper() and not (common or doing or plain)


def _gives(g: Grammar, s: Sentence, verb: int) -> bool:
    """As in "token merging yields 2x": not "load balancing improves by 5%", "it takes 3 h"."""
    while s.low(verb) in g.adverbs or s.low(verb).endswith("ly"):
        verb += 1
    if g.change_verb(s, verb):
        return s.low(verb + 1) not in ("by", "from", "to")
    kinds = ("getting_verbs", "result_verbs", "giving_verbs")
    return any(s.low(verb) in g.words[kind] for kind in kinds)


def _measures(g: Grammar, s: Sentence, core: list[int], words: list[str]) -> bool:
    """Whether the subject is a measure ("the average latency")."""
    if "(" in words and s.metric_at[core[-1]] is None:
        core = [k for k in core if k < core[0] + words.index("(")] or core
    if len(core) > 1 and g.percentile(s, core[-1]) and s.metric_at[core[-2]] is not None:
        core = core[:-1]  # "the latency p95"
    drawn = g.words["coming_by"] | g.words["drawn_out"]
    if len(core) > 1 and s.low(core[-1]) in drawn and s.metric_at[core[-2]] is not None:
        core = core[:-1]  # "the memory required", "the loss curve"
    span = s.metric_at[core[-1]]
    return (
        (span is not None and span.ids[0] not in ("compression", "data"))
        or s.low(core[-1]).endswith(("-time", "time-to-goal"))
        or s.low(core[0]) in ("average", "mean", "measured")
        or s.words(core[-1] - 1, core[-1] + 1).lower() == "compression factor"
        or s.low(core[-1]).removesuffix("s") in _TOTALS
    )


def _whose_measure(
    g: Grammar, s: Sentence, head_end: int, core: list[int], words: list[str]
) -> Stands | None:
    """As in "Heron's accuracy falls": whose measure the subject is."""
    whose = next((k for k in range(core[0] + 1, head_end) if s.low(k) == "'s"), None)
    if whose is None or not s.tokens[core[0]].text[0].isupper() or not _measures(g, s, core, words):
        return None
    return "name", s.words(core[0], whose)


def _of_a_measure(
    g: Grammar,
    s: Sentence,
    last: int,
    head_end: int,
    core: list[int],
    words: list[str],
    taken: set[int],
) -> Stands | None:
    """As in "the mean human score", "the accuracy of X": whose measure the subject is."""
    if not _measures(g, s, core, words):
        return None
    reached = s.low(head_end) in g.words["coming_by"] and s.low(head_end + 1) == "by"
    if reached and s.tokens[head_end + 2].text[0].isupper() and head_end + 2 not in taken:
        return "name", stripped(s.words(head_end + 2, last))  # "the accuracy reached by X"
    levels = [s.tokens[k].text for k in core if s.low(k) in g.words["known_levels"]]
    if levels and s.low(head_end) != "of":
        return "name", levels[0]
    if head_end + 1 >= last or s.low(head_end) != "of":
        return None
    named = [
        k for k in range(head_end + 1, last) if s.tokens[k].text[0].isupper() and k not in taken
    ]
    apart = ("(", "for", "in", "on", "using", "with")
    if named and not any(s.low(k) in apart for k in range(head_end, named[0])):
        end = next((k for k in range(named[0], last) if s.low(k) in g.prepositions), last)
        return "name", stripped(s.words(named[0], end))
    ours = s.low(head_end + 1) in ("our", "the", "this")
    if s.low(last - 1) in g.heads and head_end + 2 < last and not ours:
        return "name", stripped(s.words(head_end + 1, last))
    return None


def _made_by(
    g: Grammar, s: Sentence, last: int, head_end: int, core: list[int], taken: set[int]
) -> Stands | None:
    """As in "the generated code of Heron reaches": who made what is measured."""
    made = s.low(core[-1]).rstrip("s") in g.words["answers"] and s.low(head_end) in (
        "by",
        "from",
        "of",
    )
    named = head_end + 1 == last - 1 and g.scanner.is_name(s.tokens[last - 1])
    return ("name", s.tokens[last - 1].text) if made and named and last - 1 not in taken else None


def _of_a_device(
    g: Grammar,
    s: Sentence,
    last: int,
    head_end: int,
    core: list[int],
    words: list[str],
    names: PaperNames,
) -> Stands | None:
    """As in "the GPU implementation", "our GPU kernel", "the TPU is 15x faster than a GPU"."""
    begin = core[0]
    if s.hardware_at[begin] is None:
        return None
    runs = s.low(head_end - 1) in g.words["runnings"]
    if runs and names.main is None and names.phrase not in names.phrases:
        return "name", s.words(begin, head_end)
    device = all(s.hardware_at[k] is not None for k in range(begin, head_end))
    beats = device and s.has(last, "beat")
    if len(words) == 2 and words[0] == "the" and (made := names.by_head(words[1])):
        return "own", made  # "We present a paging accelerator. The accelerator reaches"
    if beats or (device and words[0] == "the" and names.main is None):
        return "name", s.words(begin, head_end)
    if words[0] == "our" and len(core) > 1 and words[-1] in g.words["built_things"]:
        ours = names.by_head(words[-1]) if names.main is None else None
        described = ours if ours and " " in ours else s.words(begin, head_end)
        return "own", described if names.main is None else None
    return "study", None


def _measure_itself(
    g: Grammar, s: Sentence, last: int, head_end: int, core: list[int], words: list[str]
) -> Stands | None:
    """As in "the peak memory is 4 GB", "the observed saving is 31%": a measure that is no one's."""
    closing = s.metric_at[head_end - 1] if head_end - 1 in core else None
    told = s.low(head_end - 1) == "data" and len(core) > 1 and words[0] not in _POINTING
    if told and s.tokens[core[0]].quantity is None:
        return None  # "synthetic data raises accuracy"
    measured = closing is not None and closing.ids[0] != "compression"
    done = core[:-1] if len(core) > 1 and s.low(core[-1]) in g.words["coming_by"] else core
    named = any(g.scanner.is_name(s.tokens[k]) for k in core)
    amounts = s.low(last) in g.words["amounting_verbs"] | {"are", "is", "reach", "reaches", "was"}
    measured = measured or (g.change_noun(s, done[-1]) and amounts and not named)
    measured = measured or s.low(core[-1]) in g.words["deficits"]
    return ("study", None) if measured or _measures(g, s, core, words) else None


def _named(
    g: Grammar, s: Sentence, head_end: int, core: list[int], taken: set[int]
) -> Stands | None:
    """As in "the compiler Heron": a name in the subject."""
    named = [k for k in core if g.scanner.is_name(s.tokens[k])]
    if not named or named[0] in taken:
        return None
    ours = core[0] > 0 and s.low(core[0] - 1) == "our"
    if ours and s.low(core[-1]).rstrip("s") in g.words["built_things"]:
        return None  # "our CUDA kernels"
    told = s.low(named[0] - 1) in g.words["method_nouns"] or s.low(named[0] - 1) in g.heads
    begin = named[0] if named[0] > core[0] and told else core[0]
    return "name", stripped(s.words(begin, head_end))


def _of_one_word(
    g: Grammar,
    s: Sentence,
    first: int,
    head_end: int,
    core: list[int],
    words: list[str],
    names: PaperNames,
) -> Stands | None:
    """As in "this framework", "models", "the controller": a noun with nothing to tell it apart."""
    if len(core) > 1:
        return None
    head, text = s.low(core[0]), s.tokens[core[0]].text
    if head in g.words["work_nouns"]:
        return "study", None  # "Inference runs at 25 Hz"
    if names.main is None and words[0] == "the" and sum(c.isupper() for c in text) > 1:
        return "name", text  # "The ViT reached"
    if head in g.words["rival_nouns"]:
        return "name", text  # "The baseline needs 40 GB"
    if s.low(head_end) in ("alone", "contribute", "contributed", "contributes"):
        return "name", text  # "The buffer contributes 4 points"
    if words[0] in ("our", "the", "this") and _a_further_part(g, head, names):
        return "name", text  # "We further propose a planner. The planner saves 40%"
    if words[0] in _POINTING or head in g.heads:
        own = names.by_head(head)
        if names.main is None and own is None and head in g.words["kinds_made"]:
            own = in_own_words(g, s, first, head_end)
        return "own", own
    if text[0].isupper():
        return None
    if core[0] == first and names.main is None and first > 0:
        return "name", s.words(core[0], head_end)
    return "own", None


def _a_further_part(g: Grammar, head: str, names: PaperNames) -> bool:
    """As in "We further propose a planner": a part with no name, beside a work that has one."""
    whole = g.words["whole_methods"] | {"model", "models", "variant", "version"}
    told = head in names.added and head not in whole and not head.endswith("s")
    return told and names.main is not None and not names.yardstick


def _stage_or_input(
    g: Grammar,
    s: Sentence,
    last: int,
    head_end: int,
    core: list[int],
    words: list[str],
    names: PaperNames,
) -> Stands | None:
    """As in "the offline stage takes 3 h", "one frame is drawn in 9 ms": of the paper's work."""
    whole = head_end == last or s.low(head_end) in ("of", "on")
    if names.best is None or names.yardstick or not whole:
        return None
    head = s.low(core[-1])
    spent = s.low(last) in g.words["needing_verbs"] or s.low(last) in ("becomes", "is", "runs")
    if words[0] in _OPENING and head in g.words["stages"] and (spent or head == "pass"):
        return "own", None
    single = words[0] in ("a", "an", "each", "every", "one")
    worked = s.low(last) in ("can", "costs", "is", "needs", "requires", "takes") and len(core) < 4
    return ("own", None) if single and worked and head in g.words["single_inputs"] else None


def _own_thing(
    g: Grammar,
    s: Sentence,
    first: int,
    head_end: int,
    core: list[int],
    words: list[str],
    names: PaperNames,
) -> Stands | None:
    """As in "this passive solution", "the pruned model", "its final policy": the paper's own."""
    pointed, head = words[0] in _POINTING, s.low(core[-1])
    named = any(g.scanner.is_name(s.tokens[k]) for k in core)
    if pointed and head in ("results", "performance", "evaluations", "analysis"):
        return "study", None
    if words[0] == "this" and names.main is not None and not (names.yardstick or named):
        return "own", None  # "this elegant decomposition gains"
    whole = head.rstrip("s") in g.words["whole_methods"]
    given = words[0] in _OPENING and head.removesuffix("s") in g.words["products"]
    given = given or (words[0] in ("its", "the") and words[1] in g.words["making_adjectives"])
    rival = any(s.low(k) in _others(g) for k in core)  # "its pretrained baseline", "its rival X"
    given = given or (words[0] == "its" and not rival)
    if given and names.main is not None and not (names.yardstick or named) and len(core) < 4:
        return "own", None  # "the generated code is 1.1x faster"
    if names.main is None:
        this = words[0] in ("this", "these") and whole and not named
        return ("own", None) if this and names.phrase in names.phrases else None
    if words[0] == "our" and head in ("model", "variant", "version") and _of_a_size(s, core):
        return "own", None
    if words[0] == "our" and head.rstrip("s") in g.words["built_things"] and not names.yardstick:
        return "own", None  # "our CUDA kernels are 2x faster"
    made = pointed and s.low(core[0]).endswith("ed") and len(core) == 2
    if made and head in ("model", "models"):
        return "own", None
    capital = any(k and s.tokens[k].text[0].isupper() for k in core)
    plain = not names.yardstick and not named and not capital and head_end - first < 5
    cut = words[0] == "a" and head == "variant"  # "a colour-only variant" is another thing
    cut = cut or (len(core) > 1 and _one_of_several(s, core))
    cut = cut or (words[0] == "the" and head == "model" and _told_by_a_noun(s, core))
    cut = cut or (head == "variant" and s.tokens[core[0]].text[0].isdigit() and _of_a_size(s, core))
    if plain and not cut and words[0] in ("the", "its", "a") and head in g.words["parts_made"]:
        return "own", None
    whole = whole and (words[0] != "the" or head in _WHOLE)
    return ("own", None) if pointed and whole else None


def _of_a_size(s: Sentence, core: list[int]) -> bool:
    """As in "our 7B model", "our largest variant": one size of what is proposed."""
    word = s.tokens[core[0]].text
    sized = word[0].isdigit() and word[-1] in "BM"
    named = word.lower() in ("best", "largest", "smallest", "small", "large", "base")
    return len(core) == 2 and (sized or named)


def _told_by_a_noun(s: Sentence, core: list[int]) -> bool:
    """As in "the fusion model", "the student model": one of others; not "the pruned model"."""
    word = s.low(core[0])
    described = word.endswith(("able", "al", "ed", "est", "ic", "ing", "ive")) or not word.isalpha()
    sized = word in ("base", "full", "large", "main", "new", "same", "small", "whole")
    return len(core) == 2 and not (described or sized)


def _one_of_several(s: Sentence, core: list[int]) -> bool:
    """As in "the lift policy needs 3 s and the turn policy 5 s": parts told apart by their name."""
    head, told = s.low(core[-1]), s.low(core[-2])
    beaten = (k for k in range(core[-1], len(s.tokens)) if s.has(k, "beat"))
    until = next(beaten, len(s.tokens))  # "the wide policy outperforms the narrow policy"
    others = (k for k in range(1, until) if s.low(k) == head and k != core[-1])
    return any(s.tokens[k - 1].text.islower() and s.low(k - 1) not in (told, "the") for k in others)


def in_own_words(g: Grammar, s: Sentence, first: int, last: int) -> str | None:
    """The subject in its own words, where nothing is named: "the best model" is "best model"."""
    end = first
    while end < last and not (end > first and closes_noun(g, s, end)):
        end += 1
    while first < end and (s.low(first) in g.determiners or s.low(first) in g.pronouns):
        first += 1
    first += end - first > 1 and s.low(first) in ("presented", "proposed")
    if any(g.change_noun(s, k) for k in range(first, end)):
        return None
    text = stripped(s.words(first, end))
    telling = any(c.isalpha() for c in text) and text.lower() not in _SAYS_NOTHING
    return text if telling else None


def _bracketed_name(s: Sentence, first: int, last: int) -> str | None:
    """As in "our best model (Extra Trees)": the name that the bracket gives."""
    k = next((k for k in range(first, last) if s.tokens[k].text == "("), None)
    if k is None or k + 1 >= last or not s.tokens[k + 1].text[0].isupper():
        return None
    close = next((x for x in range(k + 1, last) if s.tokens[x].text == ")"), None)
    plain = close is not None and all(s.tokens[x].is_word for x in range(k + 1, close))
    return s.words(k + 1, close) if close is not None and plain else None


def _after_participles(g: Grammar) -> frozenset[str]:
    """What may follow "trained" in "matchers trained solely on our data"."""
    return g.prepositions | g.words["after_participles"]


def closes_noun(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether a noun phrase ends before token k: a preposition or a participle ("trained on")."""
    low = s.low(k)
    after = s.low(k + 2) if s.low(k + 1).endswith("ly") else s.low(k + 1)
    done = low.endswith("ed") or low in g.words["other_participles"] or low == "running"
    nouns = g.words["method_nouns"]
    works = low.endswith("s") and not low.endswith("ss") and s.low(k - 1) in nouns - {"attention"}
    works = works and s.low(k) not in nouns and after.isalpha() and low.rstrip("s") not in nouns
    if works and s.low(k - 2) in _OPENING and not g.stops_phrase(s, k + 1):
        return True  # "our kernel sorts keys"
    if low.endswith("ly") and g.change_verb(s, k + 1) and s.low(k + 1).endswith("ed"):
        return True  # "AI assistance clearly improved reports"
    return (
        low in g.prepositions
        or low in ("also", "combining", "integrating", "per", "that", "we", "which")
        or (done and after in _after_participles(g))
    )


def stripped(text: str) -> str:
    """A name without brackets behind it, conjunctions around it, and words of emphasis.

    Its short form where it is told: "Song Reader v6 (SRv6) student policy" is "SRv6".
    """
    told = _SPELT.match(text)
    if told is not None and initials(told["short"], told["long"]):
        return told["short"]
    text = re.sub(r"\s+\([^)]*\)?$| alone$| [-–—] .*$", "", text).strip(" ,'\"")
    text = re.sub(
        r"^(?:even|both|how|whereas|whether|while)(?: the)? (?=\w)|(?<=s) such$",
        "",
        text,
        flags=re.IGNORECASE,
    )
    return re.sub(r"(?:,? (?:and|or)| (?:itself|themselves))$", "", text)
