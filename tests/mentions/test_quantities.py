"""Numbers in the notations of abstracts: that they are found, with their value, form and unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.engines.local import extractor_for
from extractor.mentions.quantity import Quantity
from extractor.rules import load_rules

EXTRACTOR = extractor_for(load_rules())


def find(text: str) -> list[Quantity]:
    return EXTRACTOR.scanner.quantities.find(EXTRACTOR.reader.read(text).text)


def only(text: str) -> Quantity:
    found = find(text)
    assert len(found) == 1, [(q.low, q.high, q.form) for q in found]
    return found[0]


# -- what people write ----------------------------------------------------------------------------

FACTORS = [
    "{}x", "{}X", "{}×", "{} ×", "{} times", "{}-fold", "{}fold", "{} fold", "$ {}\\times $",
    "${}\\times$", "{}times", "\\textbf{{{}$\\times$}}", "{}$\\times$", "${}$x", "{}✕",
]  # fmt: skip
PERCENTS = ["{}%", "{}\\%", "{} %", "{} percent", "${}\\%$", "{}％", "{} per cent"]
POINTS = ["{} percentage points", "{} points", "{}%p", "{} pp", "{} percent points", "{} pts"]
UNITS = [
    ("{} ms", "ms"), ("{}ms", "ms"), ("{}\u00a0ms", "ms"), ("${}\\,\\mathrm{{ms}}$", "ms"),
    ("{} seconds", "s"), ("{} minutes", "min"), ("{} hours", "h"), ("{} GPU hours", "GPU-hour"),
    ("{} FPS", "frame/s"), ("{}fps", "frame/s"), ("{} frames per second", "frame/s"),
    ("${}\\,\\mathrm{{FPS}}$", "frame/s"), ("{} tokens/s", "token/s"),
    ("{} tokens per second", "token/s"), ("{} requests per second", "request/s"),
    ("{} MB", "MB"), ("{}GB", "GB"), ("{} TB", "TB"), ("{} GB/s", "GB/s"),
    ("{} TFLOPs/s", "TFLOP/s"), ("{} TFLOPS", "TFLOP/s"), ("{} J", "J"), ("{} mW", "mW"),
    ("{} W", "W"), ("{} dB", "dB"), ("{} GHz", "GHz"), ("{} μs", "µs"), ("{} µs", "µs"),
]  # fmt: skip
numbers = st.one_of(
    st.integers(1, 99_999).map(float),
    st.floats(0.01, 999.0).map(lambda x: round(x, 2)),
    st.floats(0.001, 99.0).map(lambda x: round(x, 3)),
).filter(lambda x: x > 0)


def written(value: float, comma: bool = False) -> str:
    text = f"{value:,.3f}" if comma else f"{value:.3f}"
    return text.rstrip("0").rstrip(".")


@given(numbers, st.sampled_from(FACTORS), st.booleans())
def test_a_factor_is_found_in_every_notation(value: float, notation: str, comma: bool) -> None:
    q = only(f"Lark gives {notation.format(written(value, comma))} here.")
    assert (q.low, q.high, q.form, q.unit) == (pytest.approx(value), q.low, "factor", "x")


@given(numbers, st.sampled_from(PERCENTS), st.booleans())
def test_a_percentage_is_found_in_every_notation(value: float, notation: str, comma: bool) -> None:
    q = only(f"Lark gives {notation.format(written(value, comma))} here.")
    assert (q.low, q.high, q.form) == (pytest.approx(value), q.low, "percent")


@given(numbers, st.sampled_from(POINTS))
def test_points_are_no_percentages(value: float, notation: str) -> None:
    q = only(f"Lark gains {notation.format(written(value))} here.")
    assert (q.low, q.high, q.form) == (pytest.approx(value), q.low, "points")


@given(numbers, st.sampled_from(UNITS), st.booleans())
def test_a_measured_value_is_found_with_its_unit(
    value: float, notation: tuple[str, str], comma: bool
) -> None:
    q = only(f"Lark takes {notation[0].format(written(value, comma))} here.")
    assert (q.low, q.high, q.form, q.unit) == (pytest.approx(value), q.low, "unit", notation[1])


@given(
    st.integers(1, 900),
    st.sampled_from([("K", 1e3), ("k", 1e3), ("M", 1e6), (" million", 1e6), ("B", 1e9)]),
    st.sampled_from([("tokens", "token"), ("parameters", "parameter")]),
)
def test_counts_are_multiplied_out(n: int, scale: tuple[str, float], noun: tuple[str, str]) -> None:
    q = only(f"It handles {n}{scale[0]} {noun[0]} here.")
    assert (q.low, q.form, q.unit) == (pytest.approx(n * scale[1]), "count", noun[1])


@given(
    st.floats(1.0, 500.0).map(lambda x: round(x, 2)),
    st.floats(0.5, 400.0).map(lambda x: round(x, 2)),
    st.sampled_from(
        ["{}-{}x", "{}x-{}x", "{}–{}×", "{}x to {}x", "{} to {}x", "{}timessim{}times",
         "${}\\times$-${}\\times$", "${}$-${}\\times$", "{}$\\times$~{}$\\times$",
         "{}--{}x", "{}×∼{}×", "between {}x and {}x", "{}x—{}x"]
    ),
)  # fmt: skip
def test_a_range_is_one_quantity(low: float, step: float, notation: str) -> None:
    high = round(low + step, 2)
    q = only(f"Lark is {notation.format(written(low), written(high))} faster here.")
    assert (q.low, q.high, q.form) == (pytest.approx(low), pytest.approx(high), "factor")


@given(
    st.integers(1, 60),
    st.integers(1, 39),
    st.sampled_from(["{}-{}%", "{}%-{}%", "{}%–{}%", "{}-{}\\%", "{}% to {}%", "{} to {}%"]),
)
def test_a_range_of_percentages_is_one_quantity(low: int, step: int, notation: str) -> None:
    q = only(f"Lark saves {notation.format(low, low + step)} here.")
    assert (q.low, q.high, q.form) == (low, low + step, "percent")


@pytest.mark.parametrize(
    ("text", "low", "high", "form"),
    [
        ("an order of magnitude faster", 10, 10, "factor"),
        ("two orders of magnitude fewer", 100, 100, "factor"),
        ("two to three orders of magnitude faster", 100, 1000, "factor"),
        ("twice as fast", 2, 2, "factor"),
        ("halves the memory", 2, 2, "factor"),
        ("doubling the throughput", 2, 2, "factor"),
        ("a threefold gain", 3, 3, "factor"),
        ("a three-fold gain", 3, 3, "factor"),
        ("five times faster", 5, 5, "factor"),
        ("by a factor of 7", 7, 7, "factor"),
        ("by a factor of three", 3, 3, "factor"),
        ("half the memory", 50, 50, "part"),
        ("1/4 of the cost", 25, 25, "part"),
        ("one third of the cost", 33.33, 33.33, "part"),
        ("gains two points", 2, 2, "points"),
        ("costs $3.50 now", 3.5, 3.5, "unit"),
        ("scores 0.91 now", 0.91, 0.91, "bare"),
        ("needs 10^{3}x less", 1000, 1000, "factor"),
    ],
)  # fmt: skip
def test_words_and_fractions(text: str, low: float, high: float, form: str) -> None:
    q = only(f"Lark is {text}.")
    assert (round(q.low, 2), round(q.high, 2), q.form) == (low, high, form)


@pytest.mark.parametrize(
    ("text", "mark"),
    [("~3x", "approx"), ("≈3x", "approx"), (">3x", "at_least"), ("<3x", "at_most"),
     ("≥3x", "at_least"), ("≤3x", "at_most"), ("$\\sim$3x", "approx"), ("approx3x", "approx")],
)  # fmt: skip
def test_signs_before_a_number_limit_it(text: str, mark: str) -> None:
    q = only(f"Lark is {text} faster.")
    assert q.marks == {mark}
    assert q.low == 3


def test_numbers_of_a_list_share_the_unit_that_closes_it() -> None:
    found = find("It takes 0.5, 1.6 and 5.3 minutes here.")
    assert [(q.low, q.unit) for q in found] == [(0.5, "min"), (1.6, "min"), (5.3, "min")]
    found = find("an mAP of 83.7/84.6% here")
    assert [(q.low, q.form) for q in found] == [(83.7, "percent"), (84.6, "percent")]


@pytest.mark.parametrize(
    "text",
    ["LLaMA-2-70B", "Mixtral-8x7B", "W4A4", "FlashAttention-2", "GPT-4", "4-bit", "3-stage",
     "images of 256x256", "images of 8 x 8", "no number", "top-5", "P@1", "ResNet-50"],
)  # fmt: skip
def test_numbers_in_names_and_shapes_are_no_factors(text: str) -> None:
    assert [
        q for q in find(f"Lark uses {text} here.") if q.form == "factor" and "fold" not in text
    ] == []


@pytest.mark.parametrize("text", ["LLaMA-2-70B", "W4A4", "FlashAttention-2", "GPT-4", "ResNet-50"])
def test_numbers_in_names_are_no_quantities(text: str) -> None:
    assert find(f"Lark uses {text} here.") == []


PIECES = [
    "2.5", "10", "1,200", "x", "×", "%", "\\%", " ", "-", "–", "~", ">", "to", "and", ",", "/",
    "ms", "GB", "tokens", "K", "times", "fold", "order of magnitude", "half the", "twice", "1/3 of",
    "$", "±", "^", "e5", ".", "(", ")", "factor of", "points", "GPT-4", "+", "=", "²", "½", "٣",
]  # fmt: skip


@given(
    st.one_of(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.text(max_size=100))
)
def test_any_text_gives_ordered_quantities_within_it(text: str) -> None:
    finder = EXTRACTOR.scanner.quantities
    found = finder.find(text)
    at = 0
    for q in found:
        assert at <= q.start < q.end <= len(text)
        assert q.low <= q.high
        at = q.end
    assert finder.find(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "4090 orders of magnitude faster",
        "3 to 2 orders of magnitude faster",
        "2x10^400 faster",
        "10^{400}x faster",
        "1/0 of the memory",
        f"{'9' * 400}x faster",
    ],
)
def test_numbers_that_no_measurement_can_have_are_no_quantities(text: str) -> None:
    assert not [q for q in find(text) if q.form in ("factor", "part")]


def test_what_numbers_a_list_counts_nothing() -> None:
    assert find("due to 1) small batches and 2) slow links") == []


def test_the_trials_of_a_share_are_no_second_value() -> None:
    assert [q.low for q in find("a success rate of 12/15, and")] == [0.8]


@pytest.mark.parametrize(
    ("text", "low", "high", "form"),
    [
        ("2.5×faster", 2.5, 2.5, "factor"),
        ("a 1.6×8.8× speedup", 1.6, 8.8, "factor"),
        ("×2.5 faster", 2.5, 2.5, "factor"),
        ("two to three times faster", 2.0, 3.0, "factor"),
        ("0.70 +- 0.04 in AUC", 0.70, 0.70, "bare"),
        ("at 900 molecules per second", 900.0, 900.0, "unit"),
        ("0.17 s/frame", 0.17, 0.17, "unit"),
    ],
)
def test_notations_met_in_the_wild(text: str, low: float, high: float, form: str) -> None:
    (q,) = find(text)
    assert (q.low, q.high, q.form) == (low, high, form)


@pytest.mark.parametrize("text", ["mapped to [-1, 1] first", "a real-time factor"])
def test_bounds_and_words_are_no_quantities(text: str) -> None:
    assert find(text) == []


def test_a_kernel_of_three_by_three_is_no_factor() -> None:
    assert all(q.form != "factor" for q in find("a 3 × 3 kernel"))


@pytest.mark.parametrize("sign", ["p < 0.01", "p <= 0.05", "p<=0.05", "P = 0.2"])
def test_levels_of_significance_are_no_quantities(sign: str) -> None:
    assert find(f"It gains much ({sign}).") == []


@pytest.mark.parametrize(
    ("words", "value"), [("forty three", 43), ("Twenty-five", 25), ("ninety", 90), ("thirteen", 13)]
)
def test_numbers_above_twenty_in_words(words: str, value: float) -> None:
    q = only(f"It saves {words} percent of the songs.")
    assert (q.low, q.form) == (value, "percent")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Parts cost 640 USD.", 640, "$"),
        ("It runs for 3 million dollars.", 3e6, "$"),
        ("A recall of near-100% is kept.", 100, "%"),
        ("It gains nineteen percent.", 19, "%"),
        ("Recall is up by seventy percent.", 70, "%"),
    ],
)
def test_money_in_words_and_what_comes_near(text: str, value: float, unit: str) -> None:
    found = only(text)
    assert (found.low, found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a compression ratio of 8:1", [(8.0, "factor")]),
        ("compression ratios of up to 1:384", [(384.0, "factor")]),
        ("12:1 compression", [(12.0, "factor")]),
        ("at 2:4 sparsity with compression", []),
        ("a PSNR/SSIM of 31.2 dB/0.91", [(31.2, "unit"), (0.91, "bare")]),
        ("a drop of only 0.013, and 3.37x faster", [(0.013, "bare"), (3.37, "factor")]),
        ("17.5 points more than Heron and 9.2 more than Wren", [(17.5, "points"), (9.2, "points")]),
        ("at batch size 64 to 900 tokens/s", [(64.0, "bare"), (900.0, "unit")]),
        ("raises the speedup over Heron from 1.9x to 2.3x", [(1.9, "factor"), (2.3, "factor")]),
    ],
)
def test_ratios_slashes_and_what_goes_on(text: str, values: list[tuple[float, str]]) -> None:
    assert [(q.low, q.form) for q in find(text)] == values
