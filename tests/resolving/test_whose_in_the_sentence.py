"""Whose a value is, where the name stands beside another or in the next sentence."""

from __future__ import annotations

import pytest

from extractor import Paper, iter_claims
from tests.lark import EXTRACTOR, claims


def methods(sentence: str, title: str = "Lark: Fast Decoding") -> list[str | None]:
    return [c.method for c in claims(sentence, title)]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Wren-5 and the best open model, Heron, reach 31% and 24%.", ["Wren-5", "Heron"]),
        ("The best open model, Heron, reaches 31% and 24% on two sets.", ["Heron", "Heron"]),
        ("Llama-7B takes 300 ms. Lark takes 100 ms.", ["Llama-7B", "Lark"]),
        ("Llama-7B takes 300 ms. Lark needs 14 GB.", ["Lark", "Lark"]),
        ("Llama-7B takes 300 ms. Lark takes 20 ms on Llama-1B.", ["Lark", "Lark"]),
        ("Human effort falls 3x.", ["Lark"]),
        ("Human experts reach 91%.", ["Human experts"]),
    ],
)
def test_whose_a_value_is(sentence: str, told: list[str | None]) -> None:
    assert methods(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("It reaches 71%, far above prior work, with Teal achieving only 35%.", [True, False]),
        ("It outperforms GPT-4, with Lark-S reaching 35%.", [True]),
    ],
)
def test_one_of_the_rivals_is_of_others(sentence: str, own: list[bool]) -> None:
    assert [c.own for c in claims(sentence)] == own


@pytest.mark.parametrize(
    ("sentence", "setting"),
    [
        ("Thanks to Lark, Heron gains 12% in throughput.", ("Heron",)),
        ("Equipped with Lark, Heron reaches 91% accuracy.", ("Heron",)),
        ("HeronNet with Lark reaches 91% accuracy.", ("HeronNet",)),
        ("With Lark, GPU memory drops by 2x.", ()),
        ("With Lark, PSNR improves by 2 dB.", ()),
        ("Decoding runs 2x faster with Lark.", ()),
    ],
)
def test_what_gains_by_it_is_a_setting(sentence: str, setting: tuple[str, ...]) -> None:
    (claim,) = claims(sentence)
    assert (claim.method, claim.setting) == ("Lark", setting)


def test_a_name_with_an_apposition_is_the_subject_without_a_title() -> None:
    (claim,) = iter_claims("Lark, a 7B model, runs 2x faster than Heron.")
    assert (claim.method, claim.baselines) == ("Lark", ("Heron",))


def test_what_is_called_by_a_name_was_told_of_before() -> None:
    text = "Pinning pages cuts latency by 40%. We call this Lark."
    (claim,) = EXTRACTOR.claims(Paper("t", "Lark: Pinning Pages", text))
    assert (claim.method, claim.own) == ("Lark", True)


@pytest.mark.parametrize(
    ("sentence", "method", "own"),
    [
        ("Recent work Heron achieves a 2x speedup. We present Lark.", "Heron", False),
        ("Recent work such as Heron achieves a 2x speedup. We present Lark.", "Heron", False),
        ("The state-of-the-art method Heron reaches 71%.", "Heron", False),
        ("Recent methods such as Heron and Teal reach 71%.", "Recent methods", False),
        ("Existing systems spend 40% of the time on page faults.", "Existing systems", False),
        ("Page faults take 40% of the launch time.", "Page faults", True),
        ("It spends only 4% of the time on page faults.", "Lark", True),
        ("Lark takes only 40% of the time that Heron takes.", "Lark", True),
    ],
)
def test_what_others_reach_and_what_time_goes_to(sentence: str, method: str, own: bool) -> None:
    (claim,) = claims(sentence)
    assert (claim.method, claim.own) == (method, own)


@pytest.mark.parametrize(
    ("sentence", "method", "own"),
    [
        ("Finch et al. showed that pruning cuts latency by 40%.", "pruning", False),
        ("The work by Finch et al. shows that a sorted index is 3x faster.", "sorted index", False),
        ("Compared to Finch et al., results show a 40% gain.", "Lark", True),
        ("Lark outperforms the index of Finch et al. by 40%.", "Lark", True),
        ("We observe that sorted joins are 3x faster than hashed joins.", "sorted joins", True),
        ("We find that models trained with Lark gain 4 points.", "Lark", True),
        ("We find that models trained with our data gain 4 points.", "Lark", True),
        ("We find that decoding latency falls by 40%.", "Lark", True),
    ],
)
def test_what_others_told_and_what_is_found(sentence: str, method: str, own: bool) -> None:
    (claim,) = claims(sentence)
    assert (claim.method, claim.own) == (method, own)


@pytest.mark.parametrize(
    "introduction",
    [
        "We implement Lark, a cache.",
        "We created Lark, a cache.",
        "Here we report Lark, a cache.",
        "Lark, a cache, addresses this problem.",
        "We develop a cache and name it Lark.",
    ],
)
def test_a_name_without_a_title(introduction: str) -> None:
    (claim,) = iter_claims(f"{introduction} It is 2x faster than Heron.")
    assert claim.method == "Lark"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "A random forest and a CNN reach 91% and 95% accuracy, respectively.",
            ["random forest", "CNN"],
        ),
        ("The encoder and decoder take 4 ms and 9 ms, respectively.", ["encoder", "decoder"]),
        ("The latency and memory are cut by 40% and 30%, respectively.", ["Fast Decoding"] * 2),
        ("Training and inference are 2x and 3x faster, respectively.", ["Fast Decoding"] * 2),
        (
            "The CNN reaches 95% accuracy, followed by the random forest with 91%.",
            ["CNN", "random forest"],
        ),
        ("The highest accuracy, 95%, was obtained with XGBoost.", ["XGBoost"]),
        ("Using XGBoost, we reach an accuracy of 95%.", ["XGBoost"]),
        ("Using ImageNet, we reach an accuracy of 95%.", ["Fast Decoding"]),
        ("We propose a lazy cache. Using GPT-4, we reach 95% accuracy.", ["Fast Decoding"]),
    ],
)
def test_what_a_study_measures(sentence: str, told: list[str]) -> None:
    found = EXTRACTOR.claims(Paper("t", "Fast Decoding", sentence))
    assert [c.method for c in found] == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Heron needs 40 GB of memory; Lark needs 10 GB.", ["Heron", "Lark"]),
        ("Heron needs 40 GB of memory. In contrast, Lark needs 10 GB.", ["Heron", "Lark"]),
        ("Setup takes 40 s. Lark saves 30% of memory.", ["Lark", "Lark"]),
        ("Heron and Teal need 40 GB of memory.", ["Heron", "Teal"]),
        ("The baseline needs 40 GB of memory.", ["baseline"]),
        ("The buffer contributes 4 points of accuracy.", ["buffer"]),
        ("Lazy buffering improves accuracy by 4 points.", ["Lazy buffering"]),
        ("Round-robin routing was about three times slower.", ["Round-robin routing"]),
        ("Query times are 2x worse than with Heron.", ["Lark"]),
        ("Prompt processing runs at 900 tokens/s.", ["Lark"]),
        ("A buffer that triggers re-planning improves accuracy by 4 points.", ["Lark"]),
    ],
)
def test_whose_subject_it_is(sentence: str, told: list[str]) -> None:
    assert methods(sentence) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Data centers consume 2% of the energy. Lark cuts it.", ("Data centers", False)),
        ("Existing systems waste 60% of the memory. Lark shares it.", ("Existing systems", False)),
        ("Quantization cuts memory by 4x but hurts accuracy. Lark helps.", ("Quantization", False)),
        ("Pinning pages cuts memory by 4x. This is Lark.", ("Lark", True)),
        ("We cut memory by 4x. Lark pins pages.", ("Lark", True)),
    ],
)
def test_what_was_so_before_the_name_opens_a_sentence(text: str, told: tuple[str, bool]) -> None:
    (claim,) = EXTRACTOR.claims(Paper("t", "Lark: Fast Paging", text))
    assert (claim.method, claim.own) == told


def test_what_hurts_behind_but_turns_no_gain() -> None:
    (claim,) = claims("It cuts memory by 4x but hurts accuracy.")
    assert claim.direction == "decrease"


@pytest.mark.parametrize("name", ["llm.flow", "1-bit Lamb", "lark.cpp"])
def test_odd_names_that_are_given(name: str) -> None:
    text = f"We develop a framework, dubbed {name}. It cuts memory by 39%."
    assert [c.method for c in EXTRACTOR.claims(Paper("t", "Fast Paging", text))] == [name]


@pytest.mark.parametrize("work", ["instruction tuning", "fine-tuning", "pre-training"])
def test_work_that_goes_on_is_no_method(work: str) -> None:
    told = claims(f"With only 12% of the data, {work} reaches a win rate of 61.4%.")
    assert {c.method for c in told} == {"Lark"}


def test_platform_of_what_this_beats() -> None:
    _, claim = claims("Lark attains 11 tokens/s on a single RTX 4090. This beats Heron by 11x.")
    assert [(h.name, h.count) for h in claim.hardware] == [("RTX 4090", 1)]


def test_subject_before_a_relative_clause_that_ends() -> None:
    _, claim = claims("Lark runs Tern-7B, which exceeds 90 GB, to generate 3 tokens/s on a GPU.")
    assert claim.method == "Lark"


def test_rivals_of_a_sentence_that_is_told_more_precisely() -> None:
    (claim,) = claims("Lark gains much over existing methods. More precisely, Lark is 3x faster.")
    assert claim.baselines == ("existing methods",)
