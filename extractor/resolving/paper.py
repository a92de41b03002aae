"""All claims of a paper: sentences linked one by one, then names and carried baselines resolved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extractor.claim import Claim, Paper
from extractor.linking.again import levels_again
from extractor.linking.baselines import comparisons
from extractor.linking.draft import GAINS
from extractor.linking.grammar import Grammar
from extractor.linking.link import link
from extractor.linking.place import placed_hardware
from extractor.linking.told_before import (
    gains_told_before,
    levels_told_before,
    performance_of_machines,
)
from extractor.mentions.sentence import Scanner
from extractor.resolving.background import give_to_others, own_work_begins, told_by_others
from extractor.resolving.carry import (
    adds,
    carry_baselines,
    carry_compared,
    carry_contrast,
    carry_dealt,
    carry_hardware,
    carry_over_setting,
    carry_them,
    carry_these,
    conceded_rival,
    contrast_fallen,
    deal_out_rivals,
    dealt_at_the_end,
    no_device_of_its_own,
    on_the_same,
    only_rivals_run,
    run_by_a_machine,
    told_by_its_name,
)
from extractor.resolving.component import improved_by_a_part
from extractor.resolving.method import resolve_method
from extractor.resolving.names import paper_names
from extractor.resolving.original import hold_against_original
from extractor.resolving.settings_apart import set_apart
from extractor.resolving.several_methods import (
    carry_method,
    methods_in_parallel,
    of_those_measured,
    one_each,
    side_by_side,
)
from extractor.resolving.told_second import (
    ours_told_second,
    run_without_ours,
    slower_than_ours,
    variants_side_by_side,
)
from extractor.rules import vocabulary
from extractor.text import Plain, PlainReader, sentence_spans

if TYPE_CHECKING:
    from extractor.linking.comparison import Comparison
    from extractor.linking.draft import Draft
    from extractor.mentions.sentence import Sentence
    from extractor.resolving.own_names import PaperNames
    from extractor.rules import Rules

_POINTING = re.compile(r"\b(?:all|both|same|these|those) ")


class Told(NamedTuple):
    """A sentence with values: its mentions, the drafts of its claims, and what it compares with."""

    s: Sentence
    drafts: list[Draft]
    compared: list[Comparison]


class PaperExtractor:
    """Turns papers into claims by one set of rules.

    >>> from extractor.rules import load_rules
    >>> paper = Paper("t1", "Lark: Fast Decoding", "Lark is 2.5x faster than Heron.")
    >>> claim = PaperExtractor(load_rules()).claims(paper)[0]
    >>> claim.method, claim.low, claim.metric, claim.baselines
    ('Lark', 2.5, 'speed', ('Heron',))
    """

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        text = rules.text
        self.reader = PlainReader(
            text["symbols"],
            text["stripped"],
            frozenset(text["drop"]),
            frozenset(text["swallow"]),
            frozenset(text["own_name"]),
            vocabulary(rules),
        )
        self.scanner = Scanner(rules)
        self.grammar = Grammar(self.scanner)

    def claims(self, paper: Paper) -> list[Claim]:
        """The claims of a paper, in the order of their values; [] where nothing is measured."""
        plain = self.reader.read(paper.abstract)
        spans = sentence_spans(plain.text)
        told = self._told(plain.text, spans)
        if not told:
            return []
        title = self.reader.read(paper.title).text
        names = paper_names(self.grammar, title, plain.text, spans)
        begins = own_work_begins(self.grammar, plain.text, names)
        last: Told | None = None
        for sentence in told:
            self._resolve(sentence, last, names, begins)
            self._beside_ours(sentence, last, names)
            last = sentence
        hold_against_original(self.grammar, plain.text, names, [x.drafts for x in told])
        claims = [self._claim(paper, plain, x.s, d) for x in told for d in x.drafts]
        for n, claim in enumerate(claims, 1):
            claim.claim_id = f"{paper.id}#{n}"
        return claims

    def _told(self, text: str, spans: list[tuple[int, int]]) -> list[Told]:
        """The sentences of a text that have values, with their measures, rivals and devices."""
        g = self.grammar
        measuring = [(a, b) for a, b in spans if self.scanner.may_measure(text[a:b])]
        short = self.scanner.short_metrics(text) if measuring and "(" in text else None
        told: list[Told] = []
        for a, b in measuring:
            s = self.scanner.scan(text[a:b], a, short=short)
            compared = comparisons(g, s) if s.quantities else []
            if s.quantities and (drafts := link(g, s, compared)):
                self._carry(text, spans, s, drafts, compared)
                told.append(Told(s, drafts, compared))
        levels_again([(x.s, x.drafts) for x in told])
        told = [x for x in told if x.drafts]
        linked = [(x.s, x.drafts) for x in told]
        performance_of_machines(g, linked)
        gains_told_before(g, linked)
        levels_told_before(g, linked)
        return told

    def _resolve(self, told: Told, last: Told | None, names: PaperNames, begins: int) -> None:
        """Give the values of a sentence their methods, and what these and `last` tell of rivals.

        `last` is the sentence with values before it, resolved; the paper speaks of its own work
        from the offset `begins` on.
        """
        g = self.grammar
        s, drafts, compared = told
        before = last.drafts if last is not None else []
        for d in drafts:
            resolve_method(g, s, d, names, compared)
            ours_told_second(g, s, d, names)
        variants_side_by_side(g, s, drafts, names)
        if s.start + len(s.text) <= begins or told_by_others(g, s, names):
            give_to_others(g, s, drafts, compared, names)
        methods_in_parallel(g, s, drafts)
        side_by_side(g, s, drafts, names)
        one_each(g, s, drafts)
        of_those_measured(drafts, names)
        contrast_fallen(g, s, drafts)
        conceded_rival(s, drafts, names)
        carry_method(g, s, drafts, before)
        if last is not None:
            carry_over_setting(g, s, drafts, last.s, before)
            carry_them(s, drafts, before)
            carry_dealt(g, s, drafts, last.s, before)
        for d in drafts:
            if "object-baseline" in d.rules and any(names.own(b) for b in d.baselines):
                d.baselines = d.baselines if improved_by_a_part(d) else []
            carry_contrast(g, s, d, before, names)
            if told_by_its_name(d):
                d.hardware = []
            no_device_of_its_own(d)
            slower_than_ours(g, s, d, names)
            d.baselines = [b for b in d.baselines if b != d.method]
            d.own = d.own or (d.method is not None and names.own(d.method))
        set_apart(g, drafts, names)

    def _beside_ours(self, told: Told, last: Told | None, names: PaperNames) -> None:
        """Give values to rivals that stand before the paper's own in `told`, or in `last`."""
        if names.main is None or names.yardstick:
            return
        if last is not None and len(last.drafts) == 1:
            before = (last.s, last.drafts)
            run_without_ours(self.grammar, before, (told.s, told.drafts), names.main)
        for n in range(1, len(told.drafts)):
            before = (told.s, told.drafts[:n])
            run_without_ours(self.grammar, before, (told.s, told.drafts[n:]), names.main)

    def _carry(
        self,
        text: str,
        spans: list[tuple[int, int]],
        s: Sentence,
        drafts: list[Draft],
        compared: list[Comparison],
    ) -> None:
        """Let what the sentence before said of baselines and platforms hold on."""
        n = next((k for k, (a, _) in enumerate(spans) if a == s.start), 0)
        if n == 0:
            return
        a, b = spans[n - 1]
        rivals = any(word in text[a:b] for word in ("ompar", "against", "baseline"))
        pointing = _POINTING.search(s.text) is not None
        dealt = not any(d.baselines for d in drafts) and dealt_at_the_end(s, drafts)
        if rivals or pointing or dealt or adds(s):
            before = self.scanner.scan(text[a:b], a, full=True)
            carry_these(self.grammar, before, s, drafts)
            carry_baselines(self.grammar, before, s, drafts)
            if rivals:
                carry_compared(self.grammar, before, drafts)
            if dealt:
                deal_out_rivals(self.grammar, before, drafts)
        machine = any(run_by_a_machine(self.grammar, d) for d in drafts)
        if machine and only_rivals_run(self.grammar, s, compared):
            self._carry_platform(text, spans[:n], s, drafts)

    def _carry_platform(
        self, text: str, earlier: list[tuple[int, int]], s: Sentence, drafts: list[Draft]
    ) -> None:
        """Let the devices of the sentence before hold on, or of the one before that.

        "On the same GPU" looks back as far as a device was worked on.
        """
        same = on_the_same(self.grammar, s)
        for back, (a, b) in enumerate(reversed(earlier if same else earlier[-2:])):
            if not self.scanner.names_device(text[a:b]):
                continue
            before = self.scanner.scan(text[a:b], a, full=True)
            carry_hardware(self.grammar, before, s, drafts, far=back > 0)
            rivals = comparisons(self.grammar, before)
            if not rivals or placed_hardware(self.grammar, before, rivals):
                return  # the nearest that something ran on

    def mentions(self, text: str) -> list[tuple[int, int, str, str]]:
        """Start, end, type and id of every quantity, metric, device and cue of a text as given."""
        plain = self.reader.read(text)
        found: list[tuple[int, int, str, str]] = []
        for a, b in sentence_spans(plain.text):
            s = self.scanner.scan(plain.text[a:b], a, full=True)
            for i in s.quantities:
                q = s.tokens[i].quantity
                assert q is not None
                found.append((*plain.span(a + q.start, a + q.end), "quantity", q.unit or q.form))
            for m in s.hardware:
                found.append((*plain.span(a + m.start, a + m.end), "hardware", m.name))
            spans = [("metric", m) for m in s.metrics]
            spans += [("cue", c) for c in dict.fromkeys(c for c in s.cue_at if c is not None)]
            for kind, span in spans:
                start, end = s.tokens[span.first].start, s.tokens[span.last - 1].end
                found.append((*plain.span(a + start, a + end), kind, span.ids[0]))
        return found

    def names(self, title: str, text: str) -> list[tuple[int, int, str]]:
        """Start, end and reported name of every mention of the paper's own work by name."""
        plain = self.reader.read(text)
        spans = sentence_spans(plain.text)
        known = paper_names(self.grammar, self.reader.read(title).text, plain.text, spans)
        low = plain.text.lower()
        found: list[tuple[int, int, str]] = []
        for key in sorted(known.aliases, key=len, reverse=True):
            for m in re.finditer(rf"(?<![\w-]){re.escape(key)}(?!\w)", low):
                a, b = plain.span(m.start(), m.end())
                if all(b <= x or a >= y for x, y, _ in found):
                    found.append((a, b, known.aliases[key]))
        return sorted(found)

    def _claim(self, paper: Paper, plain: Plain, s: Sentence, d: Draft) -> Claim:
        q = d.quantity
        trust = self.rules.trust
        if not d.baselines and d.kind in GAINS:
            d.note("no-baseline")
        start, end = plain.span(s.start + q.start, s.start + q.end)
        first, last = plain.span(s.start, s.start + len(s.text))
        return Claim(
            text=paper.abstract[start:end],
            start=start,
            end=end,
            low=q.low,
            high=q.high,
            kind=d.kind,
            metric=d.metric or "other",
            unit=d.unit,
            direction=d.direction,
            qualifiers=tuple(
                n
                for n in ("up_to", "at_least", "at_most", "approx", "average")
                if n in d.qualifiers
            ),
            phase=d.phase,
            method=d.method,
            baselines=tuple(dict.fromkeys(d.baselines)),
            baseline_value=d.baseline_value,
            hardware=tuple(dict.fromkeys(d.hardware)),
            setting=tuple(dict.fromkeys(d.setting)),
            own=d.own,
            confidence=min((trust[r] for r in d.rules if r in trust), default=0.9),
            paper_id=paper.id,
            evidence=paper.abstract[first:last],
            rules=tuple(d.rules),
        )
