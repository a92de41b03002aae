"""A result is found with its value in every notation, and any text at all keeps the promises."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import Claim, Paper, load_rules
from extractor.claim import DIRECTIONS, KINDS, PHASES, QUALIFIERS
from extractor.engines.local import extractor_for

RULES = load_rules()
EXTRACTOR = extractor_for(RULES)


def claims(text: str, title: str = "") -> list[Claim]:
    return EXTRACTOR.claims(Paper("t", title, text))


values = st.one_of(
    st.integers(2, 999).map(float), st.floats(1.01, 400.0).map(lambda x: round(x, 2))
)


def written(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


SENTENCES = [
    ("Lark is {}{} faster than Heron.", "factor", "speed"),
    ("Lark reduces latency by {}{}.", "factor", "latency"),
    ("Lark achieves {}{} higher throughput than Heron.", "factor", "throughput"),
    ("Lark uses {}{} less memory than Heron.", "factor", "memory"),
]
TIMES = ["x", "×", "$\\times$", "\\times", "times", " times", "-fold", " ×", "\u2009×"]


@given(values, st.sampled_from(SENTENCES), st.sampled_from(TIMES))
def test_a_factor_in_a_sentence(value: float, sentence: tuple[str, str, str], times: str) -> None:
    pattern, kind, metric = sentence
    text = "We propose Lark. " + pattern.format(written(value), times)
    (claim,) = claims(text)
    assert (claim.low, claim.high) == (pytest.approx(value), pytest.approx(value))
    assert (claim.kind, claim.metric, claim.unit, claim.method) == (kind, metric, "x", "Lark")
    assert claim.text == text[claim.start : claim.end]
    assert claim.text.startswith(("$" + written(value), written(value)))


@given(
    st.floats(0.1, 99.0).map(lambda x: round(x, 1)),
    st.sampled_from(["%", "\\%", " %", " percent", "$\\%$", "\u00a0%"]),
    st.sampled_from(
        [("Lark reduces latency by {}{}.", "percent_change", "latency"),
         ("Lark uses {}{} less memory than Heron.", "percent_change", "memory"),
         ("Lark reaches {}{} accuracy.", "absolute", "accuracy"),
         ("Lark reaches an accuracy of {}{}.", "absolute", "accuracy")]
    ),
)  # fmt: skip
def test_a_percentage_in_a_sentence(
    value: float, sign: str, sentence: tuple[str, str, str]
) -> None:
    pattern, kind, metric = sentence
    text = "We propose Lark. " + pattern.format(written(value), sign)
    (claim,) = claims(text)
    assert (claim.low, claim.kind, claim.metric) == (pytest.approx(value), kind, metric)
    assert claim.text == text[claim.start : claim.end]


@given(
    values,
    st.sampled_from(
        [("Lark runs at {} FPS.", "frame_rate", "frame/s"),
         ("Lark decodes {} tokens/s.", "throughput", "token/s"),
         ("Lark reaches a latency of {} ms.", "latency", "ms"),
         ("Lark reaches a latency of ${}\\,\\mathrm{{ms}}$.", "latency", "ms"),
         ("Lark trains in {} minutes.", "time", "min"),
         ("Lark uses {} GB of memory.", "memory", "GB"),
         ("Lark sustains {} TFLOPS.", "compute_rate", "TFLOP/s")]
    ),
)  # fmt: skip
def test_a_measured_value_in_a_sentence(value: float, sentence: tuple[str, str, str]) -> None:
    pattern, metric, unit = sentence
    (claim,) = claims("We propose Lark. " + pattern.format(written(value)))
    assert (claim.low, claim.metric, claim.unit) == (pytest.approx(value), metric, unit)
    assert claim.kind == "absolute"
    assert claim.direction is None


PIECES = [
    "We propose Lark", "Lark", "Heron", " is ", "2.5", "10", "1,200", "x", "×", "%", "\\%",
    "$\\times$", "times", "sim", "\\textbf{", "}", "{", "$", "^", "_", "~", "\\", "\\frac{1}{4}",
    " faster ", " lower latency", " latency", " memory", " accuracy", " of ", " by ", " than ",
    " over ", " compared to ", " outperforms ", " reduces ", " up to ", " and ", ", ", ". ", "; ",
    " from ", " to ", " respectively", " on 8 A100 GPUs", " RTX 4090", " FPS", " ms", " GB",
    " tokens", "K",
    " whereas ", " instead of ", " (", ")", "'s ", "half the ", "twice ", " an order of magnitude",
    "\n", "\u00a0", "\u200b", "∼", "≈", "–", "🙂", "é", "日本", "\\cite{a}", "İ", "ß", "±",
    "+", "-", " existing methods ", " similarly, ", " both ", " a 30B model ", " 64K-token ",
    "GPT-4", "1/3 of ",
]  # fmt: skip
composed = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
any_text = st.one_of(composed, st.text(max_size=200))


@given(any_text)
def test_every_claim_of_any_text_keeps_the_promises(text: str) -> None:
    found = claims(text)
    assert [c.claim_id for c in found] == [f"t#{n}" for n in range(1, len(found) + 1)]
    assert all(a.start <= b.start for a, b in pairwise(found))
    for c in found:
        assert 0 <= c.start < c.end <= len(text)
        assert text[c.start : c.end] == c.text
        assert c.text in c.evidence
        assert c.evidence in text
        assert c.low <= c.high
        assert math.isfinite(c.low)
        assert c.kind in KINDS
        assert c.metric in RULES.metrics
        assert c.direction in (*DIRECTIONS, None)
        assert (c.direction is None) == (c.kind in ("absolute", "percent_of"))
        assert c.phase in (*PHASES, None)
        assert set(c.qualifiers) <= set(QUALIFIERS)
        assert len(set(c.baselines)) == len(c.baselines)
        assert all(c.baselines)
        assert 0.05 <= c.confidence <= 1
        assert c.rules
        assert Claim.from_dict(c.to_dict()) == c


@given(any_text, st.text(max_size=40))
def test_the_same_text_gives_the_same_claims(text: str, title: str) -> None:
    assert claims(text, title) == claims(text, title)


@given(
    composed, st.sampled_from(["Lark: Fast Decoding", "Lark", "On Birds", "", "$\\lambda$-Lark"])
)
def test_a_title_changes_whose_the_values_are_not_what_they_are(text: str, title: str) -> None:
    def values(found: list[Claim]) -> list[tuple[object, ...]]:
        return [(c.start, c.end, c.low, c.high, c.kind, c.metric) for c in found]

    assert values(claims(text, title)) == values(claims(text))


@given(st.text(alphabet=st.characters(exclude_categories=["Nd", "No", "Nl"]), max_size=30))
def test_a_text_without_number_or_number_word_gives_nothing(text: str) -> None:
    if not EXTRACTOR.scanner.may_measure(text):
        assert claims(text) == []


@pytest.mark.parametrize("arrow", ["->", "→", "=>", r"$\rightarrow$"])
def test_an_arrow_leads_from_what_was_to_what_is(arrow: str) -> None:
    for text in (f"accuracy (0.62 {arrow} 0.71)", f"accuracy 0.62 {arrow} 0.71"):
        (claim,) = claims(f"Lark raises {text} on NestQA.")
        assert (claim.low, claim.baseline_value, claim.metric) == (0.71, 0.62, "accuracy")


def test_before_and_after_for_each_name_in_brackets() -> None:
    for text in (
        "Lark raises accuracy (e.g., Wren-11B 8.97% to 15.38%, Tern-7B 17.09% to 19.66%).",
        "Lark raises accuracy (Wren: 8.97% to 15.38%; Tern: 17.09% to 19.66%).",
    ):
        found = [(c.low, c.baseline_value) for c in claims(text)]
        assert found == [(15.38, 8.97), (19.66, 17.09)]


def test_a_range_in_brackets_stays_one() -> None:
    (claim,) = claims("Lark has a memory footprint that is small (Wren-2: 3 to 5 GB).")
    assert (claim.low, claim.high) == (3, 5)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lark cuts the average latency from 450 ms to 47 ms.", [{"average"}]),
        ("Lark supports a maximal input length of 256K.", [{"up_to"}]),
        ("Lark has a maximum error of 3 mm.", [set()]),
        ("Lark raises mean accuracy by 3.8% and closes 42% of the gap.", [{"average"}, set()]),
        (
            "Lark achieves 39.5% and 41.2% lower average memory and latency, respectively.",
            [{"average"}, set()],
        ),
        (
            "Lark achieves 39.5% and 41.2% lower memory and average latency, respectively.",
            [set(), {"average"}],
        ),
        (
            "Lark achieves an average of 39.5% and 41.2% lower memory and latency, respectively.",
            [{"average"}, {"average"}],
        ),
    ],
)
def test_what_is_a_mean_and_what_a_maximum(sentence: str, expected: list[set[str]]) -> None:
    assert [set(c.qualifiers) for c in claims(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        (r"Lark attains 71.3 AP$^{box}$ and 62.1 AP$^{mask}$ on Nest.", ["map", "map"]),
        (r"Lark attains 71.3 $\mathcal{J}\&\mathcal{F}$ on Nest.", ["score"]),
        ("Lark attains 71.3 J&F on Nest.", ["score"]),
        ("Lark uses 71.3 J a frame.", ["energy"]),
        (r"Lark attains an $F_1$ of 71.3% on Nest.", ["f1"]),
        ("Lark runs at 31 FPS (+20%) and uses 3 GB (-18%).", ["frame_rate"] * 2 + ["memory"] * 2),
        ("Lark reaches 91% accuracy (+3%) at 12 ms (-40%).", ["accuracy"] * 2 + ["latency"] * 2),
    ],
)
def test_measures_in_signs_and_brackets(sentence: str, metrics: list[str]) -> None:
    assert [c.metric for c in claims(sentence)] == metrics


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Lark is sped up by x2.5.", ["x2.5"]),
        ("Lark renders at a far faster speed (x100) than Heron.", ["x100"]),
        ("Lark is faster (×2.5) than Heron.", ["×2.5"]),
        ("Lark achieves an x3 speedup over Heron.", ["x3"]),
        ("We train the x2 and x4 models.", []),
        ("Lark upsamples songs by x4.", []),
        ("We solve for (x1, y2) with 3x less memory.", ["3x"]),
    ],
)
def test_times_before_their_number(sentence: str, values: list[str]) -> None:
    assert [c.text for c in claims(sentence)] == values


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        (
            "Lark improves PSNR/SSIM from 27.1/0.81 to 28.3/0.85.",
            [("psnr", 28.3, 27.1), ("ssim", 0.85, 0.81)],
        ),
        (
            "Lark cuts latency and memory from 12 ms and 3.1 GB to 8 ms and 2.0 GB.",
            [("latency", 8, 12), ("memory", 2, 3.1)],
        ),
        ("Lark cuts latency from 12 ms to 8 ms.", [("latency", 8, 12)]),
    ],
)
def test_pairs_from_what_they_were(sentence: str, pairs: list[tuple[str, float, float]]) -> None:
    assert [(c.metric, c.low, c.baseline_value) for c in claims(sentence)] == pairs


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Lark achieves 66 faster generation speed compared to Heron.", [("factor", 66)]),
        ("Lark is 12 faster than Heron.", [("factor", 12)]),
        ("Lark runs 10 faster models than Heron.", []),
    ],
)
def test_times_faster_that_lost_their_sign(sentence: str, values: list[tuple[str, float]]) -> None:
    assert [(c.kind, c.low) for c in claims(sentence)] == values
