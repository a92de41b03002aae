"""The subject of a statement: whose verb it is, finite or a participle after "with"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.linking.items import item_at

if TYPE_CHECKING:
    from extractor.linking.grammar import Grammar
    from extractor.mentions.sentence import Sentence

_THOSE = ("all", "both", "many", "most", "they", "we")
_FIRST_NOUNS = ("build", "decode", "design", "get", "process", "run", "test", "train")
_AGREEING = ("agreed", "aligned", "matched")
_RESULTING = ("this", "which", "that", "it", "approach", "method", "design", "framework")
_JOINING = ("and", "hence", "that", "then", "therefore", "thus", "whereas", "while")
_CONNECTING = ("by contrast", "in addition", "in contrast", "in particular", "in turn")
_MAKING = frozenset({"help", "let", "made", "make", "makes"})
_CALLED = ("called", "dubbed", "named", "termed")
_LIST_OPENERS = ("including", "on", "across", "with", "of", "like", "as")


def find_subject(g: Grammar, s: Sentence, at: int) -> tuple[int, int] | None:
    """First and after-last token of the subject of the statement that holds token `at`.

    The nearest finite verb to the left with a noun phrase of its own before it decides; coordinated
    verbs and participles ("..., reducing") belong to the subject further left. A sentence remembers
    the subjects that it was asked for.
    """
    if at not in s.subjects:
        s.subjects[at] = _find_subject(g, s, at)
    return s.subjects[at]


def _find_subject(g: Grammar, s: Sentence, at: int) -> tuple[int, int] | None:
    held: tuple[int, int] | None = None
    quantity = s.tokens[at].quantity if at < len(s.tokens) else None
    itself = quantity is not None and quantity.change is not None  # "Lark halves the latency"
    for v in range(at if itself else at - 1, -1, -1):
        absolute = _absolute(g, s, v) if s.low(v).endswith("ing") else None
        if absolute and not all(g.change_noun(s, k) for k in range(*absolute)):
            return absolute  # not "with improvements increasing to 14%"
        if not _finite(g, s, v):
            continue
        last = v
        while last > 0 and (
            s.low(last - 1) in g.adverbs
            or s.low(last - 1) in g.auxiliaries
            or s.low(last - 1).endswith("ly")
            or _each(s, last - 1)
        ):
            last -= 1
        if last > 1 and s.low(last - 1) in ("and", "but") and s.tokens[last - 2].is_word:
            continue  # "uses less memory than A, B, and C and is 2x faster": of whoever uses it
        if s.words(last - 2, last).lower() in ("more than", "less than"):
            last -= 2  # "our method more than doubles throughput"
        if last > 1 and s.tokens[last - 1].text == "," and (inserted := _inserted(g, s, last - 1)):
            first, last = inserted
        elif last > 2 and (opened := _set_in_dashes(s, last - 1)):
            first, last = _subject_start(g, s, opened), opened
        else:
            first = _subject_start(g, s, last)
        first = _from_its_gerund(g, s, _whole_study(g, s, first, v))
        if whose := _described(g, s, first):
            first, last = whose
        if _subordinate(s, first, v, at) or _adjunct_alone(g, s, first, last):
            continue
        article = first > 1 and s.low(first - 1) in g.determiners
        if first > 1 and s.low(first - 1 - article) in g.words["letting_verbs"] | _MAKING:
            continue  # "Lark helps Heron gain 40%", "makes the slow tracker reach 30 fps"
        if first < last and s.has(first, "comparator"):
            continue  # "Compared with A, it removes B, cuts C by 2x"
        joined = first > 1 and s.low(first - 1) in ("and", ",") and s.low(first).endswith("ing")
        if joined and g.change_verb(s, first) and last - first > 1 and s.metric_at[v] is not None:
            continue  # "reaching 91% on A and improving B scores to 72"
        if antecedent := _before_its_parts(g, s, first):
            return antecedent
        t = s.tokens[first]
        if t.text[0].isdigit() and ("." in t.text or "," in t.text):
            continue  # "35 frames/s and 0.0029 accesses/multiply for"
        noun = s.low(first - 2)
        relative = s.low(first - 1) in ("that", "which") and noun and noun not in g.verbs
        if relative and last - 1 > first and s.low(last - 1) in g.verbs:
            last -= 1  # "the cache that Lark needs is 40% smaller": of Lark
        if first >= last and _restated(g, s, last - 1, at):
            continue
        if first >= last and s.low(last - 1) == "which" and _parted_by(g, s, v, at):
            continue
        if first >= last and s.words(last - 2, last) == ", which" and _of_a_value(g, s, last - 2):
            continue
        if first >= last and (named := _named_before_which(g, s, last - 1)):
            return named
        if first >= last and s.low(last - 1) == "which" and s.low(last - 2) == "," and last > 2:
            # "Lark, which uses 6 GB, is"
            if g.change_adjective(s, _subject_start(g, s, last - 2)):
                continue  # "uses 16x fewer heads, which saves 90%"
            return _example(s, _subject_start(g, s, last - 2), last - 2)
        if first + 1 == last and s.low(first).endswith("ly") and s.low(first) in g.adverbs:
            continue  # "is mainly caused by"
        if any(s.low(k) not in ("and", "or", ",", "yet", "then") for k in range(first, last)):
            if s.low(first) in ("their", "they", "it") and held is None:
                held = first, last  # "..., their performance collapses to": of those named before
                continue
            return first, last
    return held or _before_unknown_verb(g, s, at)


def _before_unknown_verb(g: Grammar, s: Sentence, at: int) -> tuple[int, int] | None:
    """As in "The small student crosses into real time at 31 FPS": a verb that no list knows.

    The first word in -s behind the noun phrase that opens the statement, or the first in -ed behind
    an adverb ("The tracker clearly followed birds"), where no other verb stands before it.
    """
    first = 0
    if s.low(0) in g.adverbs or s.words(0, 2).lower() in _CONNECTING:
        first = next((k + 1 for k in range(1, 4) if s.tokens[k : k + 1] and s.low(k) == ","), 0)
    if s.low(first) not in ("the", "our", "this", "a", "an"):
        return None
    for v in range(first + 2, min(first + 8, at)):
        low, nxt, before = s.low(v), s.low(v + 1), s.low(v - 1)
        if not s.tokens[v].is_word or g.stops_phrase(s, v) or g.verb(s, v) or g.change_verb(s, v):
            return None
        if not low.isalpha() or not s.tokens[v].text.islower() or s.metric_at[v] is not None:
            continue
        if before.endswith("ly") and low.endswith("ed") and nxt.isalpha() and nxt != "by":
            return first, v - 1
        does = low.endswith("s") and not low.endswith(("ss", "us", "is", "ous")) and len(low) > 4
        if does:
            opened = nxt in g.prepositions or nxt in g.words["object_openers"] or nxt == "such"
            return (first, v) if opened and low not in g.heads else None
    return None


def _each(s: Sentence, i: int) -> bool:
    """As in "A and B each achieved", "both models, A and B, each reach"."""
    t = s.tokens[i - 1]
    return i > 1 and s.low(i) == "each" and (t.text == "," or t.text[0].isupper())


def _whole_study(g: Grammar, s: Sentence, first: int, v: int) -> int:
    """As in "Experiments on A, B, and a set collected at C demonstrate": where the study begins."""
    if s.low(v) not in g.words["demonstrating_verbs"] or not first:
        return first
    study = next((k for k in range(min(first, 3)) if s.low(k) in g.words["study_nouns"]), None)
    sited = study is not None and s.low(study + 1) in ("across", "on", "with", "over", "using")
    whole = sited and not any(s.tokens[k].quantity is not None for k in range(first))
    return 0 if whole and not any(_finite(g, s, k) for k in range(1, first)) else first


def _from_its_gerund(g: Grammar, s: Sentence, first: int) -> int:
    """As in "Restoring a page while removing others improves": where what is done begins."""
    doing = s.low(first).endswith("ing") and s.low(first - 1) == "while" and first > 2
    opened = next((k for k in range(first - 2, -1, -1) if s.tokens[k].text in ",;:()"), -1) + 1
    whole = doing and s.low(opened).endswith("ing") and s.metric_at[opened] is None
    return opened if whole and not any(_finite(g, s, k) for k in range(opened, first)) else first


def _before_its_parts(g: Grammar, s: Sentence, first: int) -> tuple[int, int] | None:
    """As in "A pipeline that joins masking, matching, and noise reaches 76%": the pipeline."""
    if s.words(first - 2, first) != ", and":
        return None
    listed = False
    for k in range(first - 3, 0, -1):
        listed = listed or s.tokens[k].text == ","
        if s.tokens[k].text in ";:.()" or s.tokens[k].quantity is not None:
            return None
        if s.low(k) in ("that", "which") and s.low(k + 1).endswith("s"):
            noun = s.low(k - 1) in g.words["method_nouns"] or s.low(k - 1) in g.heads
            return (_subject_start(g, s, k), k) if noun and listed else None
        if _finite(g, s, k) and s.low(k - 1) not in ("that", "which"):
            return None
    return None


def _of_a_value(g: Grammar, s: Sentence, comma: int) -> bool:
    """As in "saves 3,900 tokens on average, which translates to": a value is what it tells of."""
    inside = range(_subject_start(g, s, comma), comma)
    where = any(s.low(k) == "where" for k in range(comma))  # "where X needs 9, which makes it"
    return not where and any(s.tokens[k].quantity is not None for k in inside)


def _parted_by(g: Grammar, s: Sentence, v: int, at: int) -> bool:
    """As in "beats Heron, which has 3M parameters, by 4 points": the clause ends before "by".

    Also in "runs Heron, which needs 90 GB, to write 3 tokens/s", "runs it, ..., reaching 91%".
    """
    for k in range(v, at):
        if s.tokens[k].text == "," and (
            s.low(k + 1) == "by"
            or (s.low(k + 1) == "to" and g.verb(s, k + 2))
            or (s.low(k + 1).endswith("ing") and s.low(k + 1) in g.reaching)
        ):
            return True
    return False


def _restated(g: Grammar, s: Sentence, which: int, at: int) -> bool:
    """As in "scores 58.7, which is 1.6 higher", "90 in BF16, which is 77% of": of the value before.

    The value in question stands right behind the verb of the clause.
    """
    told = s.words(which - 1, which + 1) == ", which" and s.low(which + 1) in ("is", "are", "was")
    near = range(max(0, which - 6), which - 1)
    before = any(k in s.quantities and s.quantity(k).form != "factor" for k in near)
    return told and before and g.before_qualifiers(s, at) == which + 1


def _named_before_which(g: Grammar, s: Sentence, which: int) -> tuple[int, int] | None:
    """As in "close to Heron, which needs 2 GB": what needs it, by its name right before.

    Also "The resulting cache is called Teal which is 3x smaller".
    """
    name = which - 1 - (s.low(which - 1) == ",")
    if s.low(which) == "which" and s.low(name - 1) in _CALLED and name > 2:
        return (name, name + 1) if s.tokens[name].text[0].isupper() else None
    if s.low(which) != "which" or s.low(which - 1) != "," or which < 4:
        return None
    if s.low(which + 1) not in g.words["needing_verbs"]:
        return None
    first = which - 1
    while first > 1 and s.tokens[first - 1].text[0].isupper():
        first -= 1
    plain = all(s.hardware_at[k] is None for k in range(first, which - 1))
    proposed = any(s.has(k, "propose") for k in range(first))
    reached = s.low(first - 1) in g.prepositions and not proposed
    return (first, which - 1) if first < which - 1 and plain and reached else None


def _example(s: Sentence, first: int, last: int) -> tuple[int, int]:
    """As in "the best model, such as Lark, which solves": the one that is named."""
    such = s.words(first, first + 2) == "such as" and s.low(first - 1) == ","
    named = such and not any(s.low(k) in ("and", ",", "or") for k in range(first, last))
    return (first + 2, last) if named else (first, last)


def _subordinate(s: Sentence, first: int, v: int, at: int) -> bool:
    """As in "Since A and B are light, only few parameters (3M) are added": no subject of these."""
    conceded = s.low(first - 1) in ("although", "though") and first > 1
    if conceded and any(s.words(k, k + 2) == ", and" for k in range(v, at - 1)):
        return True  # "even though A receives plans, and achieves 47%"
    opened = s.low(0) in ("since", "because") and first <= 3
    return opened and any(s.tokens[k].text == "," for k in range(v, at))


def following_subject(g: Grammar, s: Sentence, at: int) -> tuple[int, int] | None:
    """As in "With only 3M parameters, Lark reaches": the subject after what opens the sentence."""
    opened = next((k for k in range(1, 4) if s.low(k) == ","), at)
    if s.low(0) not in g.prepositions or opened < at:
        return None  # "For example, ..." opens before its statement
    n = len(s.tokens)
    comma = next((k for k in range(at + 1, n) if s.tokens[k].text == ","), n)
    if s.low(comma + 1) in g.words["parting"]:
        return None  # "On long songs, reading ahead gives 3x, while Heron"
    for v in range(comma + 2, n):
        if s.tokens[v].quantity is not None or s.tokens[v].text in ",;:()":
            return None
        if _finite(g, s, v):
            return comma + 1, v
    return None


def _described(g: Grammar, s: Sentence, first: int) -> tuple[int, int] | None:
    """As in "A cache that keeps the states cuts time": what the relative clause describes."""
    first -= s.low(first - 2) in ("that", "which") and g.verb(s, first - 1)
    verb, before = s.low(first), s.low(first - 2)
    relative = s.low(first - 1) in ("that", "which") and verb.isalpha() and verb.endswith("s")
    opening = first == 3 and s.low(0) in ("a", "an", "the")  # "A cascade that accepts and passes"
    does = g.verb(s, first) or s.low(first + 1) in g.words["object_openers"] or opening
    if not (relative and does and first > 2) or verb.endswith("ss"):
        return None
    if not before.isalpha() or before in g.verbs or before.endswith("ing"):
        return None
    head = _subject_start(g, s, first - 1)
    opens = head == 0 or s.low(head - 1) in g.words["subject_edges"]
    inside = s.low(head) in g.prepositions or s.low(head + 1) in g.prepositions
    return (head, first - 1) if opens and not inside else None


def _adjunct_alone(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """As in "reaches 65% at ten steps, and at twenty steps reaches 78%": no subject of its own."""
    while first > 0 and (s.tokens[first - 1].quantity or s.low(first - 1) in g.prepositions):
        first -= 1
    joined = first > 1 and s.low(first - 1) in ("and", "but")
    return joined and s.low(first) in g.prepositions and last - first < 6


def _absolute(g: Grammar, s: Sentence, v: int) -> tuple[int, int] | None:
    """As in ", with the small model reaching 93%": the subject of a participle after "with"."""
    telling = (
        s.low(v) in g.words["reaching_verbs"]
        or s.low(v) in g.words["retaining_verbs"]
        or s.low(v) in g.words["showing_verbs"]
    )
    if not (g.change_verb(s, v) or telling):
        return None
    end = v
    if inserted := _inserted_name(s, v):
        return inserted  # "with the best model, Heron 2.0, reaching"
    for k in range(v - 1, max(-1, v - 12), -1):
        numbered = s.tokens[k].quantity is not None and s.tokens[k - 1].text[0].isupper()
        if s.tokens[k].text in ",;:()" or (s.tokens[k].quantity is not None and not numbered):
            return None
        if s.low(k) == "and" and k == v - 2 and _does_in_turn(g, s, v - 1):
            return v - 1, v
        if s.low(k) == "with" and (k == 0 or s.tokens[k - 1].text in ",;:—–"):
            end = next((x for x in range(k + 2, end) if _begins_to_do(s, x)), end)
            if k and s.low(v + 1) in ("its", "their") and _all_small(s, k + 1, end):
                return None  # "Heron is frail, with packet loss raising its error by 5%"
            return (k + 1, end) if k + 1 < end else None
        if s.low(k).endswith("ing") and g.change_verb(s, k):
            end = k
    return None


def _does_in_turn(g: Grammar, s: Sentence, name: int) -> bool:
    """As in "with Heron gaining 2% and Teal cutting latency by 3%": who does so behind "and"."""
    told = any(k in s.quantities for k in range(name - 9, name))
    return g.scanner.is_name(s.tokens[name]) or (told and s.tokens[name].text[0].isupper())


def _all_small(s: Sentence, first: int, last: int) -> bool:
    """As in "packet loss", where no word is a name."""
    return all(t.text.islower() for t in s.tokens[first:last])


def _begins_to_do(s: Sentence, k: int) -> bool:
    """As in "with Heron closely approaching the best while gaining 3x": where its doing begins."""
    doing = s.low(k + 1).endswith("ing") and s.low(k).endswith("ly")
    named = s.tokens[k - 1].text[0].isupper() and s.low(k) in ("approaching", "matching", "nearing")
    return (doing and s.tokens[k - 1].text[0].isupper()) or named


def _inserted_name(s: Sentence, v: int) -> tuple[int, int] | None:
    """The name between the commas of "with the best model, X, reaching", which ends at token v."""
    if s.low(v - 1) != ",":
        return None
    opens = next((k for k in range(v - 2, max(0, v - 7), -1) if s.tokens[k].text == ","), 0)
    inside = s.tokens[opens + 1 : v - 1]
    named = opens > 0 and bool(inside) and (len(inside) == 1 or inside[0].text[0].isupper())
    named = named and all(t.text[0].isupper() or t.quantity is not None for t in inside[1:])
    leads = any(s.low(k) == "with" for k in range(max(0, opens - 5), opens))
    return (opens + 1, v - 1) if named and leads else None


def _finite(g: Grammar, s: Sentence, v: int) -> bool:
    """Whether token v reads as the finite verb of a statement."""
    low, nxt, before = s.low(v), s.low(v + 1), s.low(v - 1)
    if low.endswith("ing") or before in g.words["never_before_verbs"]:
        return False
    if g.record(s, v):
        return False  # "outperforms existing advances"
    if v and s.tokens[v].text.istitle() and s.tokens[v - 1].is_word:
        return False  # "mitigates Template Collapse"
    q = s.tokens[v].quantity
    if q is not None:
        begin = _clause_start(g, s, v) if low.endswith("ed") and q.change is not None else v
        return q.change is not None and (low.endswith("s") or _done(g, s, begin, v))
    if low in ("compared", "based", "averaged", "leading", "proposed", "given"):
        return False
    if low in g.words["noun_or_verb"]:
        return _noun_as_verb(g, s, v)
    if low.endswith("s") and _counted_in_a_place(g, s, v):
        return False
    if low in ("answer", "answers") and nxt in ("correctly", "incorrectly"):
        return True
    span = s.cue_at[v]
    if span is not None and span.first != v:
        return False
    if low.endswith("ed") and _told_of_its_opening(g, s, v):
        return True
    measure = s.metric_at[v]
    if measure is not None and (measure.last > v + 1 or measure.first < v):
        return False  # "a higher win rate", "deadline misses"
    counted = before in g.words["vague_counts"] or (v and s.tokens[v - 1].quantity is not None)
    counted = counted or (before in g.determiners and s.low(v - 2) in g.prepositions)
    ranked = before in ("best", "highest", "latest", "lowest", "strongest")
    if low.endswith("ed") and (counted or ranked or _describes(g, s, v)):
        return False  # "on the five reported metrics"
    if low.endswith("ed") and before.endswith("ly") and s.low(v - 2) in g.words["reaching_verbs"]:
        return False  # "achieves consistently improved performance"
    if low in g.verbs:
        if _inside_a_compound(g, s, v) or g.set_of_data(s, v):
            return False
        nxt = s.low(v + 2) if nxt.endswith("ly") else nxt
        participle = low.endswith("ed") and low not in ("succeed", "exceed")
        modifies = (participle or low in ("built", "given", "made")) and (
            s.words(v + 1, v + 3) != "on average" and nxt in g.words["after_participles"]
        )
        return not modifies or (g.change_verb(s, v) and _changed_by(g, s, v))
    if low in ("is", "are", "was", "were", "can", "has", "have", "had"):
        return True
    if low in ("do", "does", "did"):
        return nxt in ("no", "better", "worse", "so")  # "does no better than"
    if low == "average":
        return before.endswith("s") and (v + 1 in s.quantities or g.qualifier(s, v + 1))
    if g.change_verb(s, v) and not g.noun_use(s, v):
        if g.change_adjective(s, v) or low.endswith("ed"):
            return (
                nxt in g.determiners
                or nxt in g.pronouns
                or (before.endswith("ly") and low.endswith("ed"))
                or (low.endswith("ed") and not g.change_adjective(s, v) and nxt not in ("by", "to"))
                or (low.endswith("ed") and _changed_by(g, s, v))
            )
        return True
    if _reads_as_verb(g, s, v) or (s.has(v, "match") and low in ("match", "matches")):
        return True
    if low in g.words["solving_verbs"] or low in g.words["failing_verbs"]:
        told = nxt in g.words["object_openers"] or v + 1 in s.quantities or g.qualifier(s, v + 1)
        return told and not low.endswith("ed")
    entry = s.implied_at[v]
    return entry is not None and low in g.words["implying_verbs"]


def _counted_in_a_place(g: Grammar, s: Sentence, v: int) -> bool:
    """As in "beats A on two builds, achieving 9%", "on all matches": a plural and no verb."""
    count = s.tokens[v - 1].quantity if v > 1 else None
    counted = (count is not None and count.form == "bare") or s.low(v - 1) in g.words[
        "vague_counts"
    ]
    return counted and s.low(v - 2) in g.prepositions and s.low(v - 2) != "to"


def _inside_a_compound(g: Grammar, s: Sentence, v: int) -> bool:
    """As in "1.2x Swift Graph decode speedups": a noun between a name and what is measured."""
    measured = s.metric_at[v + 1 : v + 2] + s.implied_at[v + 1 : v + 2]
    plain = not s.low(v).endswith(("s", "d")) and any(span is not None for span in measured)
    if plain and v > 0 and g.change_verb(s, v - 1) and s.low(v - 1)[-1:] == "s":
        return True  # "improves decode throughput"
    named = v > 0 and s.tokens[v - 1].text[0].isupper() and s.low(v - 1)[-1:] != "s"
    return plain and named and s.low(v) in _FIRST_NOUNS  # but "A and B achieve accuracies of"


def _told_of_its_opening(g: Grammar, s: Sentence, v: int) -> bool:
    """As in "The parsers matched experts in 80% of", "Heron detected 44%": a past tense at once."""
    low = s.low(v)
    counted = v + 1 in s.quantities or g.qualifier(s, v + 1)
    solving = low in g.words["solving_verbs"] or low in g.words["failing_verbs"]
    if not (low in _AGREEING or (solving and counted)) or not 0 < v < 6:
        return False
    return all(
        s.tokens[k].is_word and (k == 0 or not g.stops_phrase(s, k)) for k in range(v)
    ) and not (s.low(0) in g.prepositions or s.low(0) in g.pronouns)


def _done(g: Grammar, s: Sentence, begin: int, v: int) -> bool:
    """As in "Prefetching doubled the throughput": of a past tense, the subject from `begin`."""
    opens = s.low(begin) not in g.prepositions and s.low(v - 1) not in g.determiners
    return begin < v < begin + 10 and opens and _one_phrase(g, s, begin, v)


def _changed_by(g: Grammar, s: Sentence, v: int) -> bool:
    """As in "Weekly reminders reduced no-shows by 18%": a change with its extent, and no state."""
    begin = _clause_start(g, s, v)
    if not begin < v < begin + 10 or s.low(v - 1) in g.determiners:
        return False
    if s.low(begin) in g.prepositions or not _one_phrase(g, s, begin, v):
        return False
    for k in range(v + 1, len(s.tokens)):
        if s.low(k) in ("by", "from"):
            named = v == begin + 1 and g.scanner.is_name(s.tokens[begin])  # "Wren-7B rose by 3%"
            return (k > v + 1 or named) and (k + 1 in s.quantities or g.qualifier(s, k + 1))
        if s.tokens[k].text == "," and k > v + 1:
            return s.low(k + 1) in g.words["reaching_verbs"] or s.low(k + 1) in ("and", "with")
        if not s.tokens[k].is_word or s.low(k) in g.verbs or s.low(k) in g.auxiliaries:
            return False
    return False


def _clause_start(g: Grammar, s: Sentence, v: int) -> int:
    """As in "where a cache improved", "we found that prefetching increased": behind "that"."""
    for k in range(v - 1, 0, -1):
        shown = s.low(k) == "that" and s.low(k - 1) in g.words["demonstrating_verbs"]
        if shown or s.low(k) == "where":
            return k + 1
    return 0


def _one_phrase(g: Grammar, s: Sentence, begin: int, v: int) -> bool:
    """As in "The fusion of images and text improved": all before token v is one noun phrase."""
    linking = ("and", "for", "in", "of", "with")
    return all(
        s.tokens[k].is_word
        and (not g.stops_phrase(s, k) or (begin < k < v - 1 and s.low(k) in linking))
        for k in range(begin, v)
    )


def _describes(g: Grammar, s: Sentence, v: int) -> bool:
    """As in "two widely used benchmarks": a participle with its adverb before a noun."""
    k = v - 1
    while k > 0 and s.low(k).endswith("ly"):
        k -= 1
    counted = s.low(k) in g.determiners or s.low(k) in g.words["vague_counts"]
    return k < v - 1 and (counted or s.low(k) in ("on", "across", "over", "of", "in"))


def _noun_as_verb(g: Grammar, s: Sentence, v: int) -> bool:
    """Whether a word that may be noun or verb stands as a verb ("scales to", "gains 5%")."""
    low, nxt, before = s.low(v), s.low(v + 1), s.low(v - 1)
    return (
        (
            nxt in ("to", "at", "on", "in", "up", "only", "the", "a", "an", "about", "over")
            and low not in g.words["nouns_first"]
        )
        or (
            low in ("score", "scores")
            and nxt in ("higher", "lower", "better", "worse", "above", "below", "best", "worst")
        )
        or (
            low == "scores"
            and s.metric_at[v] is None
            and s.metric_at[v + 1 : v + 2] not in ([], [None])
        )
        or (low in ("performs", "perform") and nxt in ("best", "better", "well", "worst", "worse"))
        or (low in ("range", "ranges") and nxt in ("from", "between"))
        or (
            low == "results"
            and nxt == "in"
            and (before in _RESULTING or (before.endswith(("ion", "ing")) and _led_to(g, s, v)))
        )
        or (
            low
            in (
                "gains",
                "drops",
                "scores",
                "takes",
                "needs",
                "costs",
                "score",
                "gain",
                "need",
                "use",
                "uses",
                "runs",
                "waste",
            )
            and v + 1 < len(s.tokens)
            and s.tokens[v + 1].quantity is not None
            and before not in g.prepositions
            and (
                low[-1] == "s"
                or before[-1:] == "s"
                or before in _THOSE
                or (s.low(v - 2) == "and" and s.tokens[v - 1].text[0].isupper())
            )
        )
        or (
            low in ("scales", "uses", "runs", "needs", "costs", "scores")
            and nxt in ("in", "to", "only", "up", "at", "less")
            and before not in g.prepositions
            and not before.endswith(("al", "ve", "ar"))
        )
    )


def _led_to(g: Grammar, s: Sentence, v: int) -> bool:
    """As in "lazy pruning results in up to 3x": something done, and to what it leads."""
    value = next((k for k in range(v + 2, v + 8) if not g.qualifier(s, k)), v + 2)
    value += s.low(value) in g.determiners
    return s.low(v - 1) not in g.words["study_nouns"] and value in s.quantities


def _set_in_dashes(s: Sentence, closing: int) -> int:
    """As in "Our cache – built on trees, and lean – reduces": where the first dash is, or 0."""
    if s.tokens[closing].text not in ("—", "–", "-") or s.low(closing - 1) == "-":
        return 0
    for k in range(closing - 2, 0, -1):
        if s.tokens[k].text in ";:.":
            return 0
        if s.tokens[k].text == s.tokens[closing].text:
            return k
    return 0


def _inserted(g: Grammar, s: Sentence, comma: int) -> tuple[int, int] | None:
    """The subject around an insertion: "the best model, X, reaches", "ours, using A, is"."""
    k = comma - 1
    while k >= 0 and s.tokens[k].text not in ",;:":
        k -= 1
    if k < 1 or s.tokens[k].text != "," or s.low(k + 1) in ("and", "or"):
        return None  # "five sets, including A, B, and C, show"
    inserted = range(k + 1, comma)
    if name := _ranked_name(g, s, k, comma):
        return name
    if _after_called(s, k + 1) == comma - 1:
        return comma - 1, comma
    naming = ("call", "denote", "dub", "name", "term")
    if s.words(k + 1, k + 3) == "which we" and s.low(k + 3) in naming:
        return k + 4, comma  # "our model family, which we name Lark,"
    if s.low(k + 1) in ("our", "a", "an") and (
        g.scanner.is_name(s.tokens[k - 1]) or (k == 1 and _like_a_name(g, s, 0))
    ):
        return _subject_start(g, s, k), k  # "Lark, our compiler, generates"
    if _speaks_of_others(g, s, k + 1, comma):
        return _subject_start(g, s, k), k  # "Heron, the prior approach, saves"
    if s.low(k + 1) == "the":
        first = _subject_start(g, s, k)
        best = any(s.low(x) in g.words["leading_adjectives"] for x in inserted)
        defined = first == 0 and s.low(0) not in g.prepositions and s.low(k + 3) in ("of", "for")
        if best or defined:
            return first, k  # "Heron, the best model, reaches", "A score, the sum of X, reaches"
    opened = s.low(k + 1).endswith(("ing", "ed")) or s.low(k + 1) in g.words["insertion_openers"]
    opened = opened or s.low(k + 1) in g.words["other_participles"]
    if opened and s.tokens[k + 1].text.islower():
        return _example(s, _subject_start(g, s, k), k)  # "Lark-8B, converted from Heron-8B,"
    if s.words(k + 1, comma) in g.words["said_between"]:
        return _subject_start(g, s, k), k  # "Heron, in contrast, needs"
    if comma - k <= 5 and (
        any(g.scanner.is_name(s.tokens[x]) for x in inserted)
        or all(s.tokens[x].text[0].isupper() or (x > k + 1 and x in s.quantities) for x in inserted)
    ):
        return k + 1, comma
    return None


def _after_called(s: Sentence, k: int) -> int:
    """As in "the small network, dubbed Lark, spends", "denoted as Lark": where the name begins."""
    if s.low(k) in ("denoted", "referred"):
        return k + (3 if s.words(k + 1, k + 3) == "to as" else 1 + (s.low(k + 1) == "as"))
    return k + 1 if s.low(k) in _CALLED else 0


def _like_a_name(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "Lark, a 7B model, runs": a word that no list knows, where a sentence opens."""
    t = s.tokens[k]
    closed = g.adverbs | g.conjunctions | g.prepositions | g.pronouns | g.words["not_names"]
    return t.text[0].isupper() and t.low not in closed and not t.low.endswith("ly")


def _speaks_of_others(g: Grammar, s: Sentence, first: int, comma: int) -> bool:
    """As in "Heron, the prior approach, saves": an apposition that speaks of other work."""
    apposed = s.low(first) in ("the", "a", "an") and comma - first < 8
    told = (s.low(k) in g.words["foreign_adjectives"] for k in range(first + 1, comma))
    said = (s.has(k, "foreign") or s.low(k) in g.words["rival_nouns"] for k in range(first, comma))
    return apposed and (any(told) or any(said))


def apposed_as_others(g: Grammar, s: Sentence, last: int) -> bool:
    """Whether behind a subject, which ends before token `last`, stands ", the prior approach,"."""
    if last >= len(s.tokens) or s.tokens[last].text != ",":
        return False
    comma = next((k for k in range(last + 2, len(s.tokens)) if s.tokens[k].text == ","), 0)
    return bool(comma) and _speaks_of_others(g, s, last + 1, comma)


def _ranked_name(g: Grammar, s: Sentence, k: int, comma: int) -> tuple[int, int] | None:
    """As in "the best agent, Heron Code with Wren-5 (max), reaches": the name and its setup."""
    ranked = any(s.low(x) in g.words["leading_adjectives"] for x in range(max(0, k - 4), k))
    opens = s.tokens[k + 1].text[0].isupper() and 1 < comma - k < 10
    told = ranked and opens and s.low(k - 1) not in g.words["leading_adjectives"]
    versions = {x for x in range(k + 2, comma) if s.tokens[x - 1].text[0].isupper()}
    plain = not any(
        g.verb(s, x) or (x in s.quantities and x not in versions) for x in range(k + 1, comma)
    )
    return (k + 1, comma) if told and plain else None


def _reads_as_verb(g: Grammar, s: Sentence, v: int) -> bool:
    """As in "the design features a cache", "Lark boasts 5x": a word in -s before its object."""
    low, nxt = s.low(v), s.low(v + 1)
    if (
        not low.endswith("s")
        or low.endswith(("ss", "us", "is", "ous"))
        or len(low) < 5
        or not low.isalpha()
    ):
        return False
    before = s.low(v - 1)
    if before in g.words["foreign_adjectives"] or (
        nxt == "both" and s.low(v + 2) in g.prepositions
    ):
        return False  # "outperforms prior techniques both in speed and"
    closed = (g.prepositions, g.conjunctions, g.determiners, g.auxiliaries, g.adverbs)
    noun = (
        (before.isalpha() or g.scanner.is_name(s.tokens[v - 1]))
        and not any(before in words for words in closed)
        and not before.endswith(("ing", "ive", "al", "ous"))
    )
    valued = v + 1 in s.quantities or g.qualifier(s, v + 1)
    named = valued and low not in g.heads | g.words["rival_nouns"] and _name_opens(g, s, v)
    return noun and (nxt in g.words["object_openers"] or named)


def _name_opens(g: Grammar, s: Sentence, v: int) -> bool:
    """Whether a name opens the clause and ends before token `v`; not "makes Java programs"."""
    k = v
    while k and s.tokens[k - 1].text[0].isupper():
        k -= 1
    return k < v and (k == 0 or s.tokens[k - 1].text in ",;:" or s.low(k - 1) in g.conjunctions)


def _subject_start(g: Grammar, s: Sentence, last: int) -> int:
    """Where the subject that ends before token `last` begins."""
    if s.low(last - 1) in ("it", "they", "we"):
        return last - 1
    first = last
    joint: int | None = None
    depth = 0
    for k in range(last - 1, -1, -1):
        t = s.tokens[k]
        if t.text == ")":
            depth += 1
        elif t.text == "(" and depth == 0:
            break
        elif t.text == "(":
            depth -= 1
        elif depth == 1 and first == k + 1 and k + 2 in (item_at(s, k), item_at(s, k - 1)):
            return k + 2  # "(2) reduces"
        elif depth == 0:
            if t.text == "," and _list_comma(g, s, k):
                continue
            if t.text in ",;:—–" or t.low in g.words["subject_edges"]:
                break
            if t.low in ("our", "the") and k < last - 1 and _closed_before(g, s, k):
                return k  # "In a grasp and lift task the framework achieved"
            if _finite(g, s, k) and k < last - 1:
                if told := _told_apart(g, s, k):
                    return _subject_start(g, s, told)
                return joint + 1 if joint is not None else first
            if t.quantity is not None and t.quantity.form not in ("bare", "count"):
                inside = _share_inside(g, s, k) or _set_in_gerund(g, s, k)
                if inside or _set_up(g, s, k, last):
                    continue
                return joint + 1 if joint is not None else first
            if t.low == "and" and joint is None:
                joint = k
        first = k
    while first < last and (s.low(first) in _JOINING or s.tokens[first].text in "()"):
        first += 1
    first += s.low(first) == "unlike" and first < last - 1  # "Unlike X, which needs 3 GB, Lark"
    if first < last - 2 and _name_after_place(g, s, first, last - 1):
        return last - 1
    adverb = first == 0 and s.low(0).endswith("ly") and s.low(1) == ","
    return 2 if adverb and last > 2 else first  # "Notably, A and B reach"


def _share_inside(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "replay with 10% of the old data cuts": a share that belongs to the subject."""
    before = g.before_qualifiers(s, k)
    noun = s.low(before - 1).isalpha() and not _finite(g, s, before - 1)
    return s.low(k + 1) == "of" and s.low(before) in ("on", "using", "with") and noun


def _set_up(g: Grammar, s: Sentence, k: int, last: int) -> bool:
    """As in "Lark at 70% sparsity reaches", "our Heron-S with 2x compression gains": how it is set.

    The name opens its clause, and nothing but the noun stands between value `k` and the verb.
    """
    before = g.before_qualifiers(s, k)
    if s.low(before) not in ("at", "with") or not k + 1 < last < k + 4:
        return False
    first = before - 1
    named = s.tokens[first].text[0].isupper()
    while first > 0 and not g.stops_phrase(s, first - 1) and s.low(first - 1) != "our":
        first -= 1
    opens = first == 0 or s.low(first - 1) in (
        ",",
        ";",
        "and",
        "but",
        "our",
        "that",
        "the",
        "while",
    )
    noun = all(s.tokens[x].is_word and not g.stops_phrase(s, x) for x in range(k + 1, last))
    return named and opens and noun


def _set_in_gerund(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "we find that capping the chip at 150 W lowers": a level set by what is done."""
    before = g.before_qualifiers(s, k)
    edge = next((x for x in range(before - 1, -1, -1) if s.tokens[x].text in ",;:()"), -1)
    that = next((x for x in range(before - 1, edge, -1) if s.low(x) == "that"), edge)
    doing = s.low(that + 1).endswith("ing") and s.metric_at[that + 1] is None
    plain = not any(g.verb(s, x) for x in range(that + 2, before))
    return doing and plain and s.low(before) in ("at", "by", "to", "with")


def _told_apart(g: Grammar, s: Sentence, verb: int) -> int:
    """As in "kernels that were tuned by hand reach": where the noun before "that" ends, else 0."""
    k = verb - 1
    while k > 0 and (s.low(k) in g.auxiliaries or s.low(k) in g.adverbs):
        k -= 1
    noun = s.low(k - 1)
    plain = noun.isalpha() and noun not in g.prepositions and noun not in g.pronouns
    clause = k > 0 and s.low(k) == "that" and plain and not g.verb(s, k - 1)
    return k if clause and noun not in g.words["demonstrating_verbs"] else 0


def _name_after_place(g: Grammar, s: Sentence, first: int, name: int) -> bool:
    """As in "At 4 bits Heron loses 2 points": a name right behind what opens the sentence."""
    opens = first == 0 and s.low(0) in ("among", "at", "for", "in", "on", "under", "with")
    if not opens or not g.scanner.is_name(s.tokens[name]) or s.hardware_at[name] is not None:
        return False
    before = s.tokens[name - 1]
    noun = before.is_word and before.text.islower() and not g.stops_phrase(s, name - 1)
    return (noun and before.low.endswith("s")) or s.hardware_at[name - 1] is not None


def _closed_before(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether a noun stands right before token k, so that a determiner opens another phrase."""
    word = s.low(k - 1)
    return (
        k > 1
        and s.tokens[k - 1].is_word
        and word not in g.prepositions
        and word not in g.conjunctions
        and word not in g.determiners
        and word not in g.adverbs
        and not g.verb(s, k - 1)
        and s.low(0) in ("at", "for", "in", "on", "under", "with")
        and not word.endswith(("ing", "ed"))
    )


def _goes_on_to_and(s: Sentence, start: int) -> bool:
    """Whether "and" closes a list within a few names from token `start`."""
    return any(s.low(j) == "and" for j in range(start, start + 5))


def _names_from_the_start(g: Grammar, s: Sentence, k: int) -> bool:
    """As in "show that Heron, Wren 5, and": nothing but names since the clause began."""
    first = k
    while first > 0 and s.low(first - 1) not in g.words["subject_edges"]:
        t = s.tokens[first - 1]
        named = t.text[0].isupper() or (t.quantity is not None and t.quantity.form == "bare")
        if not named and t.text != ",":
            opening = _with_article(g, s, first)
            if opening == first or not _opens_a_clause(g, s, opening):
                return False
            break
        first -= 1
    return any(s.tokens[x].text == "," for x in range(first + 1, k))


def _with_article(g: Grammar, s: Sentence, k: int) -> int:
    """As in "the pruned Heron", "our Heron": where the phrase begins whose name is token k."""
    bare = k - (s.tokens[k - 1].text.islower() and s.low(k - 2) in g.determiners)
    return bare - 1 if bare > 0 and s.low(bare - 1) in g.determiners else k


def _opens_a_clause(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether a clause begins with token k."""
    return k == 0 or s.low(k - 1) in g.words["subject_edges"]


def _list_comma(g: Grammar, s: Sentence, k: int) -> bool:
    """Whether a comma separates names of a list ("on A, B, and C") rather than clauses."""
    after = k + 1 if s.low(k + 1) not in ("and", "or") else k + 2
    if not 0 < k < len(s.tokens) - 2 or after >= len(s.tokens):
        return False
    opening = next(
        (j for j in range(k - 1, max(0, k - 8) - 1, -1) if s.low(j) in _LIST_OPENERS), None
    )
    first = _opens_a_clause(g, s, k - 1) or _opens_a_clause(g, s, _with_article(g, s, k - 1))
    if (
        first
        and _goes_on_to_and(s, after)
        and all(s.tokens[j].text[0].isupper() for j in (k - 1, after))
    ):
        return True  # "GPT-4o, Gemini and Lark obtain"
    if after == k + 2 and _names_from_the_start(g, s, k) and s.tokens[after].text[0].isupper():
        return True  # "Heron, Wren, and Lark obtain"
    closed = opening is not None and any(s.low(j) == "and" for j in range(opening, k))
    goes_on = after == k + 2 or any(
        s.low(j) in (",", "and", "or", ")", "&") for j in range(after + 1, after + 4)
    )
    if closed or not goes_on or (opening and s.low(opening - 1) in ("compared", "unlike")):
        return False
    return (
        s.tokens[k - 1].text[0].isupper()
        and s.tokens[after].text[0].isupper()
        and any(s.low(j) in _LIST_OPENERS for j in range(max(0, k - 8), k))
    )
