"""One noun phrase: where it begins and ends, and the name inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.mentions.number_words import CARDINALS

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_OPENING = ("that", "those", "of", "its", "using", "over", "both", "either", "'")
_TELLING = ("other", "such", "most", "different", "multiple", "various", "many", "several")
_PAIRED = ("-based", "-oriented", "-driven", "-scale", "-level", "-only", "-free")
_CLOSING = ("than", "over", "such", "like", "including", "e.g.", "i.e.", "namely")
_TRAILING = (
    "of",
    "'",
    "'s",
    "and",
    "both",
    "the",
    "respectively",
    "also",
    "only",
    "strictly",
    "used",
)
_ALIKE = ("comparable", "equal", "equivalent", "identical", "matched", "similar")
_BOUNDING = ("above", "below", "beyond", "over", "under", "up", "to")
_OPENING_ANEW = ("its", "our", "the", "their", "these", "this", "those")
_GRADES = ("-class", "-end", "-grade")
_STRONG = ("costly", "dedicated", "expensive", "flagship", "modern", "powerful", "recent", "strong")
_KINDS = ("accelerator", "algorithm", "engine", "framework", "method", "system")
_RELYING = ("depending", "relying")
_RESULTS = (
    *("answers", "completions", "generations", "images", "outcomes", "outputs", "responses"),
    *("result", "results", "samples", "scores", "summaries", "translations", "videos"),
)
_MADE = ("achieved", "generated", "made", "obtained", "produced", "reported", "written")
_TOLD_OF_RESULTS = ("best", "known", "previous", "previously", "prior", "published", "reported")


def phrase(g: Grammar, s: Sentence, i: int) -> tuple[int, int]:
    """One noun phrase from token i: determiners and fillers off, "of ..." kept."""
    first = i = _begin(g, s, i)
    while i < len(s.tokens):
        if i > first and subject_opens(g, s, first, i):
            break
        if s.tokens[i].quantity is not None:
            step = _over_number(g, s, first, i)
        else:
            step = _over_sign(g, s, first, i) or _over_link(g, s, first, i)
            step = step or (0 if _ends(g, s, first, i) else 1)
        if not step:
            break
        i += step
        if s.low(i - 1) == "ones" or s.words(i - 2, i) == "from scratch":
            break
    i = _with_modifier(g, s, first, i)
    while i > first + 1 and _done(s, i - 1) and s.low(i) in g.prepositions:
        i -= 1  # "dancers classified as secondary"
    if i - first > 3 and s.words(i - 3, i).lower() in ("of the same", "with the same"):
        i -= 3  # "dense models of the same quality"
    while i > first and (s.low(i - 1) in _TRAILING or s.low(i - 1) in g.adverbs):
        i -= 1
    return first, i


def _done(s: Sentence, k: int) -> bool:
    """Whether token k is a participle in -ed, and no name such as "DeepSpeed"."""
    return s.low(k).endswith("ed") and s.tokens[k].text.islower()


def subject_opens(g: Grammar, s: Sentence, first: int, i: int) -> bool:
    """As in "for Wren-7B [the] latency is", "on long songs [Lark] beats X": a phrase of its own.

    Not so in "merging the adapter", which is one phrase.
    """
    t = s.tokens[i]
    if s.low(i) in _OPENING_ANEW and not (i == first + 1 and s.low(first).endswith("ing")):
        before = s.low(i - 1)
        inside = before in g.prepositions or before in ("all", "both", "half", "such", "twice")
        noun = s.tokens[i - 1].is_word or s.tokens[i - 1].quantity is not None
        return noun and not inside
    plural = s.low(i - 1).endswith("s") and s.tokens[i - 1].text.islower()
    named = plural and t.quantity is None and t.text[0].isupper()
    return named and s.low(i + 1) not in g.heads and g.verb(s, i + 1)


def _begin(g: Grammar, s: Sentence, i: int) -> int:
    """Past "the", "that of", "those trained on": where the phrase itself begins."""
    n = len(s.tokens)
    while i < n:
        determiner = s.low(i) in g.determiners and s.low(i) not in _TELLING
        one = s.low(i) == "one" and i + 1 < n and not g.stops_phrase(s, i + 1)
        one = one or s.words(i - 1, i + 2) == "the one of"
        one = one or (s.low(i) == "own" and s.low(i - 1) in ("our", "their"))
        if not (determiner or one or s.low(i) in _OPENING):
            break
        if s.low(i) == "over" and i + 1 < n and s.tokens[i + 1].quantity is None:
            break
        i += 1
    if s.words(i - 1, i + 1).lower() in ("those by", "those from"):
        i += 1  # "faster than those by Heron"
    i = _past_the_results(g, s, i)
    trained = s.words(i - 1, i + 1).lower() == "those trained"
    if trained and s.low(i + 1) in ("on", "with", "using"):
        i += 2
        while i < n and s.low(i) in g.determiners:
            i += 1
    return i


def _past_the_results(g: Grammar, s: Sentence, i: int) -> int:
    """As in "comparable to the results obtained by Heron", "over responses from Heron": Heron."""
    noun = i
    while s.low(noun) in _TOLD_OF_RESULTS:
        noun += 1
    if s.low(noun) not in _RESULTS:
        return i
    told = s.low(noun + 1) in _MADE
    end = noun + 2 + told
    links = ("by", "from", "in", "using", "with") if told else ("from", "of")
    if s.low(end - 1) not in links or (s.low(noun) == "scores" and not told):
        return i
    while end < len(s.tokens) and s.low(end) in g.determiners:
        end += 1
    return end if end < len(s.tokens) and not g.stops_phrase(s, end) else i


def _over_number(g: Grammar, s: Sentence, first: int, i: int) -> int:
    """How many tokens a number inside a name takes ("Heron 2.0", "Llama 3.1 8B"), else 0."""
    t, n = s.tokens[i], len(s.tokens)
    quantity = s.quantity(i)
    sized = t.text[-1] in "BM"
    before = s.tokens[i - 1]
    versioned = i > first + 1 and before.quantity is not None
    if versioned and sized and s.tokens[i - 2].text[0].isupper():
        return 1  # "Llama 3.1 8B"
    joined = i + 2 < n and s.low(i + 1) in ("and", "or") and i + 2 in s.quantities
    if joined and sized and s.low(i + 2)[-1:] in ("b", "m"):
        return 2  # "the 7B and 13B variants"
    goes_on = i + 1 < n and not g.stops_phrase(s, i + 1)
    if goes_on and (quantity.adjective or sized):
        return 1
    if i == first and so_much_larger(g, s, i):
        return 2
    if i == first and made_at(s, i):
        return 2
    counted = i == first or (i == first + 1 and s.low(first) == "other")  # "other 12 planners"
    if goes_on and counted and quantity.form in ("bare", "count"):
        return 1
    named = g.scanner.is_name(before) or before.text[0].isupper()
    ends_in_word = s.low(i - 1)[-1:].isalpha() or sized
    return 1 if quantity.form == "bare" and i > first and named and ends_in_word else 0


def so_much_larger(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "rivals 7x larger models": a number that says how large a rival is."""
    q = s.tokens[i].quantity
    grown = s.low(i + 1) in ("bigger", "larger", "smaller") and s.low(i + 2) in g.heads
    return q is not None and q.form == "factor" and grown and s.low(i - 1) != "over"


def made_at(s: Sentence, i: int) -> bool:
    """As in "compared to 8 nm GPUs": the process in which a device was made."""
    q = s.tokens[i].quantity
    made = q is not None and s.low(i + 1) == "nm"
    return made and any(m is not None for m in s.hardware_at[i + 2 : i + 5])


def _over_sign(g: Grammar, s: Sentence, first: int, i: int) -> int:
    """How many tokens a bracket, slash or comma inside a phrase takes, else 0."""
    t, n = s.tokens[i], len(s.tokens)
    if i <= first:
        return 0
    if t.text == "(" and i + 3 < n and s.tokens[i + 2].text == ")":
        inner = s.tokens[i + 1]
        headed = s.low(i + 3) in g.heads or s.low(i + 4) in g.heads
        plain = s.tokens[i + 3].is_word and not g.stops_phrase(s, i + 3)
        if inner.low == "sota" and plain:
            return 3  # "state-of-the-art (SOTA) planners"
        if inner.low in g.words["sizes"] or (inner.quantity is None and headed):
            return 3
    if t.text == "/" and i + 2 < n and s.tokens[i + 1].text[0].isalpha():
        return 1
    if t.text == "/" and i + 1 < n and s.tokens[i - 1].end == t.start:
        return 2  # "Wren-XL/2"
    if t.text == "@" and i + 1 in s.quantities:
        return 2  # "Heron @ 512"
    listed = s.low(first).endswith("ly") and s.low(i - 1).endswith("ed")
    listed = listed or (i == first + 1 and _further_adjective(g, s, i + 1))
    return 1 if t.text == "," and listed else 0  # "a manually designed, non-NAS model"


def _further_adjective(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "a mature, highly tuned ranker", "the dense, rule-based X": one more adjective."""
    indefinite = s.low(k - 3) in ("a", "an") and s.tokens[k - 2].text.islower()
    tuned = s.low(k).endswith("ly") and s.low(k + 1).endswith("ed")
    tuned = tuned or (s.low(k).endswith("ed") and "-" in s.low(k))
    first = s.low(k - 2)
    adjective = first in g.words["generic"] or (first.islower() and "-" in first)
    told = adjective and any("-" in s.low(x) and s.low(x).endswith("ed") for x in (k, k + 1))
    noun = k + 1 + s.low(k).endswith("ly")
    follows = noun < len(s.tokens) and not g.stops_phrase(s, noun)
    return ((indefinite and tuned) or told) and follows


def _over_link(g: Grammar, s: Sentence, first: int, i: int) -> int:
    """How many tokens "of the", "CNN- and", "from scratch" take inside a phrase, else 0."""
    low, n = s.low(i), len(s.tokens)
    if low == "from" and s.low(i + 1) == "scratch":
        return 2
    if i <= first:
        return 0
    if low == "of" and i + 1 < n and s.tokens[i + 1].quantity is None:
        end = i + 1
        while end < n and s.low(end) in g.determiners:
            end += 1
        return end - i
    paired = s.low(i - 1).endswith(_PAIRED) and i + 1 < n
    if low in ("and", "or") and paired and ("-" in s.low(i + 1) or s.low(i + 1).endswith("er")):
        return 1
    hanging = low == "-" and s.tokens[i - 1].end == s.tokens[i].start
    if hanging and s.low(i + 1) in ("and", "or") and "-" in s.low(i + 2):
        return 2  # "CNN- and transformer-based baselines"
    named = g.scanner.is_name(s.tokens[min(i + 1, n - 1)])
    return 1 if low in ("in", "with") and s.low(i - 1) == "used" and named else 0


def _ends(g: Grammar, s: Sentence, first: int, i: int) -> bool:
    """Whether token i no longer belongs to the phrase."""
    low = s.low(i)
    if low in g.words["list_ends"] or low in _CLOSING:
        return True
    if low in g.words["joined_with"] and s.low(i + 1) == "with" and i > first:
        return not s.tokens[i - 1].text.islower()
    if low == "ones" and i > first:
        return False
    if low == "result" and i > first:
        return False  # "the best previous result"
    if low == "double" and i == first:
        return False  # "than the double precision solver"
    if low in _RELYING and s.low(i + 1) in ("on", "upon") and i > first:
        return True
    following = s.low(i + 1)
    heading = low.endswith("ing") and (following in g.heads or following in g.words["efforts"])
    if not g.stops_phrase(s, i) or heading or low in g.words["nouns_in_ing"] or low in g.heads:
        return False
    if low in ("known", "published", "reported") and s.low(i + 1) in _RESULTS:
        return False  # "the best published results"
    if low in ("based", "'", "used") or (low == "test" and i > first):
        return False  # "than manual test writing"
    if low in ("pruning", "quantization") and s.low(i - 2) == "of":
        return False
    if low in g.words["doing_nouns"] and i > first and s.low(i - 1) in g.words["generic"]:
        return False  # "state-of-the-art pruning and caching methods"
    participle = low.endswith(("ing", "ed"))
    if participle and all(s.low(k).endswith("ly") for k in range(first, i)):
        return False
    named = g.scanner.is_name(s.tokens[min(i + 1, len(s.tokens) - 1)])
    return not (low == "trained" and i > first and named)


def _with_modifier(g: Grammar, s: Sentence, first: int, i: int) -> int:
    """The end of a phrase with what tells it apart: "its variant without spatial guidance"."""
    n = len(s.tokens)
    if i > first and _told_apart(g, s, first, i):
        start = i + 1
        while s.low(start).endswith("ly") or s.low(start) == "only":
            start += 1  # "policies trained purely on simulated data"
        start += s.low(start) in ("from", "of", "on", "with", "using", "without")
        start += s.low(start) == "the" and s.low(i).endswith("ed")  # "tuned with the full data"
        end = g.phrase_end(s, start)
        while end > start and s.low(end - 1) in ("alone", "only"):
            end -= 1
        modifier = range(start, end)
        if modifier and s.metric_at[end - 1] is not None and s.low(end) == "of":
            modifier = range(0)  # "beats the other detectors with an accuracy of 91%"
        if end in s.quantities:
            modifier = range(0)  # "matches existing methods with a 2.3x speedup"
        if modifier and not any(g.change_noun(s, k) or g.qualifier(s, k) for k in modifier):
            i = end
    head = i - (s.low(i - 1) in ("strictly", "up"))
    if head > first and s.low(head - 1) in g.heads and (sized := _of_a_size(g, s, head)):
        return sized
    based = s.low(i - 1) == "based" and s.low(i) == "on" and i > first + 1
    doing = s.low(first) in g.words["doing_nouns"] or s.low(first) == "inference"
    done = i == first + 1 and doing and s.low(i) in ("on", "from", "using")
    if based or done:  # "training on the full set"
        i += 1
        while i < n and (not g.stops_phrase(s, i) or s.low(i) in g.determiners):
            i += 1  # "models based on relative angles"
    return i


def _of_a_size(g: Grammar, s: Sentence, i: int) -> int:
    """As in "models up to 7B parameters", "models strictly below 800M": their end, or 0."""
    if i in s.quantities and s.quantity(i).form == "factor" and (sized := _times_its_size(s, i)):
        return sized
    k = i + (s.low(i) in ("of", "strictly", "with"))
    while k < len(s.tokens) and (g.qualifier(s, k) or s.low(k) in _BOUNDING):
        k += 1
    if not i < k < len(s.tokens) or s.tokens[k].quantity is None:
        return 0
    counted = s.tokens[k].text.split()[0][-1] in "BM" and s.quantity(k).form in ("bare", "count")
    return k + 1 if counted else 0


def _times_its_size(s: Sentence, i: int) -> int:
    """As in "models 10x its size", "twice as large", "5x larger": the token after it, or 0."""
    if s.low(i + 1) in ("its", "our", "the", "their") and s.low(i + 2) in ("scale", "size"):
        return i + 3
    if s.low(i + 1) == "as" and s.low(i + 2) in ("big", "large"):
        return i + 3
    return i + 2 if s.low(i + 1) in ("bigger", "larger") else 0


def _told_apart(g: Grammar, s: Sentence, first: int, i: int) -> bool:
    """Whether "without", "trained" or "with" at token i says which of its kind is meant."""
    doing = _without_doing(g, s, i)
    if s.low(i) == "without":
        return not doing
    if s.low(i) in ("with", "of") and s.low(i + 1) in _ALIKE:
        return s.tokens[i - 1].text.islower()  # "prior planners with comparable model sizes"
    if s.low(i) in g.words["joined_with"] and s.low(i + 1) == "with":
        return i + 2 < len(s.tokens) and not s.tokens[i + 2].text.islower()
    if s.low(i) in _RELYING and s.low(i - 1).endswith("s"):
        return True  # "operators relying on state spaces"
    trained = s.low(i) in ("finetuned", "fine-tuned", "pretrained", "trained", "tuned")
    told = s.low(i - 1) in g.heads or s.low(i - 1) in ("variant", "version", "counterpart")
    if not told:
        return trained and i == first + 1  # "an estimator trained on real data"
    if trained:
        return True
    doing = s.low(i).endswith("ing") and not s.has(i, "examples_of")  # "baselines including X"
    if i == first + 1 and doing and not g.change_verb(s, i):
        return True
    vague = not any(
        g.scanner.is_name(s.tokens[k])
        or not (s.low(k) in g.words["generic"] or s.low(k) in g.heads or k == i - 1)
        for k in range(first, i)
    )
    doing = s.low(i) == "for" and s.low(i + 1).endswith("ing")
    return vague and (doing or s.low(i) in ("with", "that")) and not _gain_follows(s, i)


def _without_doing(g: Grammar, s: Sentence, i: int) -> bool:
    """As in "over X without compromising accuracy", not "a policy without reasoning"."""
    if s.low(i) != "without" or not s.low(i + 1).endswith("ing") or i + 2 >= len(s.tokens):
        return False
    return s.tokens[i + 2].is_word and not g.stops_phrase(s, i + 2)


def _gain_follows(s: Sentence, i: int) -> bool:
    """As in "beats the baselines with a new Pareto frontier": how they are beaten."""
    return any(
        s.low(k) in ("average", "frontier", "gain", "improvement", "margin", "new")
        for k in range(i + 1, min(i + 5, len(s.tokens)))
    )


def narrow(g: Grammar, s: Sentence, first: int, last: int) -> tuple[int, int]:
    """The name inside a phrase that says what it is ("the prior state-of-the-art FLAT" is FLAT)."""
    span = s.metric_at[first]
    if span is not None and span.last + 1 < last and s.low(span.last) == "of":
        first = span.last + 1  # "the accuracy of FLAT"
        while first < last - 1 and s.low(first) in g.determiners:
            first += 1
    first = _past_comparative(s, first, last)
    device = next((k for k in range(first, last) if s.hardware_at[k] is not None), first)
    if last - first > 1 and made_at(s, first):
        first += 2  # "8 nm Nvidia GPU A10G"
    model = s.hardware_at[last - 1] is not None and any(
        c.isdigit() for c in s.tokens[last - 1].text
    )
    if model and last - first > 1 and s.low(last - 2) in ("cpu", "fpga", "gpu", "npu", "tpu"):
        return last - 1, last  # "the Nvidia GPU A10G"
    mention = s.hardware_at[device]
    if mention is not None and not mention.device.generic and device > first:
        graded = (s.low(k).endswith(_GRADES) or s.low(k) in _STRONG for k in range(first, device))
        first = device if all(graded) else first  # "a high-end server-grade A100"
    named = [
        k
        for k in range(first, last)
        if g.scanner.is_name(s.tokens[k]) and s.low(k) not in g.words["generic"]
    ]
    kind = s.tokens[last - 2].text if last - first > 2 else ""
    told = kind in _KINDS or (kind.islower() and kind.endswith(("er", "or")))
    if told and s.tokens[last - 1].text[0].isupper():
        return last - 1, last  # "the cache selection method Heron"
    praised = all(s.low(k) in g.words["generic"] for k in range(first, last - 1))
    if last - first > 1 and (praised or s.low(last - 2) in g.heads) and _proper(g, s, last - 1):
        return last - 1, last  # "the strong baseline Heron", "the state-of-the-art Heron"
    if not named:
        return first, last
    head = named[0]
    close = s.low(last - 2) in g.words["method_nouns"] and not s.low(last - 2).endswith("s")
    if named[-1] == last - 1 and len(named) > 1 and close:
        return last - 1, last  # "the state-of-the-art PIM accelerator FACIL"
    kinds = last - 1 > named[-1] and s.low(last - 1).endswith("s") and s.tokens[head].text.isupper()
    if kinds and len(s.tokens[head].text) < 4 and s.low(first) == "state-of-the-art":
        return first, last  # "state-of-the-art DL schedulers"
    if head > first and all(
        s.low(k) in g.words["generic"] or s.low(k) in g.heads or s.low(k) in g.determiners
        for k in range(first, head)
    ):
        first = head
        return first, last
    told = s.low(last - 2) in g.heads or s.low(last - 2) in g.words["generic"]  # "... of FLAT"
    if named[-1] == last - 1 and last - 1 > first and told:
        return last - 1, last
    return first, last


def _past_comparative(s: Sentence, first: int, last: int) -> int:
    """As in "the far more elaborate Heron", "the much larger Heron": where the name begins."""
    k = first + (s.low(first) in ("considerably", "even", "far", "much", "significantly"))
    more = s.low(k) in ("less", "more")
    compared = more or (k > first and s.low(k).endswith("er"))
    k += 1 + more
    return k if compared and k < last and s.tokens[k].text[0].isupper() else first


def may_be_named(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether a word with a capital may name a system: no language, day, danger or measure."""
    low = s.low(k)
    others = low in g.words["languages"] or low in g.words["calendar"]
    danger = low in g.words["dangers"] or low.removesuffix("s") in g.words["dangers"]
    named = not s.tokens[k].text.islower() or g.scanner.is_name(s.tokens[k])
    return named and s.metric_at[k] is None and not (others or danger)


def _proper(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether a word with a capital is the name of one thing, not of a kind ("Transformers")."""
    word = s.tokens[k]
    kind = word.low in g.heads or word.low in g.words["not_names"] or word.low.endswith("s")
    return word.text.istitle() and word.text.isalpha() and not kind


def owner(g: Grammar, name: str) -> str:
    """Whose measure a phrase names ("baseline accuracy", "prior art performance"), or ""."""
    words = name.split()
    while words and words[-1].lower() in g.words["measure_nouns"]:
        words.pop()
    lone = len(words) == 1 and words[0].lower() in ("backbone", "baseline", "sota")
    if words and (words[-1].lower() in g.words["foreign_adjectives"] or "same" in words):
        return ""  # "the best previous result", "accelerators of the same throughput"
    return " ".join(words) if len(words) > 1 or lone else ""


def names_nothing(g: Grammar, name: str) -> bool:
    """Whether a phrase names nothing to compare with ("before", "expected", "using")."""
    if name.lower() in g.words["no_rivals"] or name.lower() in CARDINALS:
        return True  # "takes one day instead of seven"
    if name.lower() in g.words["calendar"]:
        return True  # "than the load of Monday"
    words = name.lower().split()
    if len(words) == 2 and words[0].endswith("ly") and words[1].endswith("ed"):
        return True  # "than previously reported"
    if words and words[-1] == "of":
        return True
    participle = name.isalpha() and name.islower() and name.endswith(("ed", "ing"))
    return participle and name not in g.words["doing_nouns"]


def clean(name: str) -> str:
    """A name without the punctuation around it."""
    name = name.strip(" ,;:'\"").removeprefix("(").rstrip("-")
    return name.rstrip(" ,;:'\"") if "(" in name else name.strip(" ,;:'\"()")
