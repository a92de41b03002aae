"""Rivals told by their number, and references that are followed, left, or come from."""

from __future__ import annotations

import pytest

from tests.lark import claims


def over(sentence: str) -> list[tuple[str, ...]]:
    """What each claim of a sentence is held against."""
    return [c.baselines for c in claims(sentence)]


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark is 2x faster than 4 small clusters.", ["4 small clusters"]),
        ("Lark is twice as fast as 16 shards for large keys.", ["16 shards"]),
        ("Lark is 30% more accurate than 5 ensemble members.", ["5 ensemble members"]),
        ("Lark yields a 3x speedup over 8 CPU cores.", ["8 CPU cores"]),
        ("Lark achieves speedups of up to 12x over 32 CPUs.", ["32 CPUs"]),
    ],
)
def test_a_number_of_rivals(sentence: str, rivals: list[str]) -> None:
    assert list(claims(sentence)[0].baselines) == rivals


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark is 2x faster on more than 4 clusters.",
        "Lark serves 3x more requests than 10 years ago.",
        "Lark is up to 3x faster for inputs longer than 16 tokens.",
        "Lark is 3x faster with no more than 4 nodes.",
        "Lark is 3x faster with as many as 16 clients.",
        "Lark is 2x faster in less than 5 iterations.",
        "Lark yields a 7.1x speedup over 8 GPUs.",
        "Lark is 3x faster over 8 GPUs.",
    ],
)
def test_a_number_of_no_rivals(sentence: str) -> None:
    assert claims(sentence)[0].baselines == ()


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        (
            "Lark reaches 70% accuracy, as against 92% for humans, yet surpasses Wren (59%).",
            [("humans", "Wren")],
        ),
        (
            "Lark attains an F1 of 81%, versus 85% for experts, but still outperforms Wren.",
            [("experts", "Wren")],
        ),
        (
            "Lark attains an F1 of 81%, versus 85% for Heron, and outperforms Wren in latency.",
            [("Heron",)],
        ),
        (
            "Lark attains an F1 of 81%, versus 75% for Heron, and outperforms Wren by 3 points.",
            [("Heron",), ("Wren",)],
        ),
        ("Lark runs in 30 ms, versus 50 ms for Heron, and outperforms Wren.", [("Heron",)]),
        (
            "Lark attains an F1 of 81%, versus 75% for Heron, and Teal outperforms Wren.",
            [("Heron",)],
        ),
    ],
)
def test_who_is_beaten_besides(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert over(sentence) == rivals


@pytest.mark.parametrize(
    ("rivals", "told"),
    [
        ("existing static and dynamic tools", ["existing static tools", "existing dynamic tools"]),
        ("both prior LiDAR and camera tools", ["LiDAR tools", "camera tools"]),
        ("SOTA 2D and 3D models", ["SOTA 2D models", "SOTA 3D models"]),
        ("CPU- and GPU-based tools", ["CPU-based tools", "GPU-based tools"]),
        ("Heron and Teal", ["Heron", "Teal"]),
        ("beam search and Heron", ["beam search", "Heron"]),
    ],
)
def test_rivals_that_share_a_noun(rivals: str, told: list[str]) -> None:
    found = over(f"Lark outperforms {rivals} by 14% and 4%, respectively.")
    assert found == [(name,) for name in told]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        (
            "Lark attains AUC = 94%, F1 = 91%, surpassing Wren (AUC = 93%, F1 = 90%).",
            [("94%", 93.0), ("91%", 90.0)],
        ),
        (
            "Lark attains a PSNR of 31.2 dB, higher than Heron (PSNR: 30.1 dB).",
            [("31.2 dB", 30.1)],
        ),
        (
            "Compared to Heron (61% accuracy, 30 ms latency), Lark attains 95% accuracy and 20 ms.",
            [("95%", 61.0), ("20 ms", 30.0)],
        ),
        (
            "Starting from Heron (30 ms latency, 61% accuracy), Lark has 95% accuracy in 20 ms.",
            [("95%", 61.0), ("20 ms", 30.0)],
        ),
    ],
)
def test_levels_in_the_bracket_of_a_rival(sentence: str, values: list[tuple[str, float]]) -> None:
    assert [(c.text, c.baseline_value) for c in claims(sentence)] == values


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Compared with Heron, Lark halves latency to 42 ms.", [("Heron",), ("Heron",)]),
        ("Compared with Heron, Lark halves latency in 42 ms.", [("Heron",), ()]),
        (
            "Starting from a baseline with 49% accuracy, Lark reaches 99% in just 200 steps.",
            [("baseline",), ()],
        ),
        ("Compared to Heron, Lark converges in 200 steps.", [("Heron",)]),
    ],
)
def test_where_a_change_arrives(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert over(sentence) == rivals


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        (
            "Lark is 2.1x faster than diffusion counterparts in inference time.",
            [("diffusion counterparts",)],
        ),
        (
            "Lark gains 5% over the dense counterparts in accuracy.",
            [("dense counterparts",)],
        ),
        ("Lark is 2.1x faster than its counterpart in Heron.", [("Heron",)]),
        ("Lark is 2x faster than the best detector (Heron Network, HN).", [("Heron Network",)]),
        ("Lark is 2x faster than prior detectors (Heron, HN).", [("Heron", "HN")]),
        ("Lark improves accuracy by 3% over Heron, and FLOPs drop by 30%.", [("Heron",)] * 2),
    ],
)
def test_who_is_listed(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert over(sentence) == rivals


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark surpasses Heron by 20%, and Wren reduces memory by 56%.", [("Heron",), ()]),
        ("Lark gains 3.1% over Heron, while Wren speeds up inference by 2.5x.", [("Heron",), ()]),
        ("Lark surpasses Heron by 20%, and reduces memory by 56%.", [("Heron",)] * 2),
        ("Lark surpasses Heron by 20%, while it reduces memory by 56%.", [("Heron",)] * 2),
        ("Lark surpasses Heron by 20%, while GPU memory falls by 56%.", [("Heron",)] * 2),
        ("Lark is 2x faster than Heron, and Wren is 3x faster.", [("Heron",)] * 2),
        ("Lark surpasses Heron by 20%, while Lark-S reduces memory by 56%.", [("Heron",)] * 2),
    ],
)
def test_what_another_part_saves(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert over(sentence) == rivals


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Lark has a success rate of 88.9%, exceeding policies whose best average is 18%.", 18.0),
        ("Lark reaches a 5.2% error, far below the baselines, whose best error is 9.1%.", 9.1),
        ("Lark reaches 91% accuracy, higher than Heron, whose accuracy is 85%.", 85.0),
    ],
)
def test_whose_level_is_told(sentence: str, value: float) -> None:
    assert [c.baseline_value for c in claims(sentence)] == [value]


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark boosts Heron from 20% to 70% on Finch, outperforming Wren.", [("Heron",)]),
        ("Lark lifts a base 7B model from 20% to 70%, outperforming Wren.", [("base 7B model",)]),
        (
            "Lark lifts a base model from 20% to 70% accuracy (+250%), surpassing Wren.",
            [("base model",), ("base model",)],
        ),
        ("Lark raises Teal-7B from 20% to 70% accuracy, surpassing Wren.", [()]),
        ("Lark improves accuracy from 20% to 70%, outperforming Wren.", [("Wren",)]),
        ("Lark improves GSM8K from 40.1% to 42.3%, surpassing Wren.", [("Wren",)]),
        ("Lark raises AUC from 20% to 70%, surpassing Wren.", [("Wren",)]),
    ],
)
def test_from_where_it_was_lifted(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert over(sentence) == rivals


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("By replacing attention with kernels and pruning heads, Lark cuts FLOPs by 30%.", [()]),
        (
            "The model is shrunk by replacing GELU with ReLU and merging layers, "
            "achieving a 61% reduction in FLOPs.",
            [()],
        ),
        ("By replacing LRU with FIFO, Lark cuts memory by 30%.", [("LRU",)]),
        ("Lark replaces dense layers with experts, cutting FLOPs by 30%.", [("dense layers",)]),
    ],
)
def test_what_is_replaced_among_other_means(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert over(sentence) == rivals


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("The largest gains are seen on long inputs, where the gain is 16%.", ("Heron",)),
        ("The highest gain is 16% on long inputs.", ("Heron",)),
        ("The largest gain in memory, 30%, comes from pruning.", ()),
        ("The largest model is 3x faster.", ()),
        ("We can extend our lead in throughput to 3.6x with small keys.", ("Heron",)),
        ("The largest speedup from the scheduler is 1.3x.", ()),
    ],
)
def test_the_same_gain_elsewhere(sentence: str, rivals: tuple[str, ...]) -> None:
    assert claims(f"Lark improves accuracy by 2% over Heron. {sentence}")[-1].baselines == rivals


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("ADM improves the accuracy of Lark and Lark+ by 8% and 10%.", [("Lark",), ("Lark+",)]),
        ("Lark improves the accuracy of Lark+ by 8%.", [()]),
        ("Wren improves on over 10 unseen types, with gains of 12% on Finch.", [()]),
        ("Wren improves on over 10 baselines by 12%.", [("10 baselines",)]),
    ],
)
def test_what_is_improved(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert over(sentence) == rivals


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark cuts cost by 95% versus always using Heron.", ("always using Heron",)),
        ("Lark cuts cost by 95% versus always guessing.", ("always guessing",)),
        ("Lark cuts cost by 95% compared with simply using Heron.", ("Heron",)),
        ("Lark cuts cost by 95% relative to using only Heron.", ("Heron",)),
        ("Lark loses less than 0.4% from the dense baseline.", ("dense baseline",)),
        ("Lark cuts memory (a 23% reduction) from the full baseline.", ("full baseline",)),
        ("Lark achieves a 4% improvement from the dense model.", ("dense model",)),
        ("Lark achieves a 4% improvement from pruning.", ()),
        ("Lark achieves a 2x speedup from kernel fusion.", ()),
        ("Lark has an F1 of 0.80, motivating its use over any fixed cache.", ()),
        ("Lark cuts energy use over Heron by 20%.", ("Heron",)),
    ],
)
def test_the_way_it_was_done_before(sentence: str, rivals: tuple[str, ...]) -> None:
    assert claims(sentence)[0].baselines == rivals


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        (
            "Against Heron, Lark gains 3% over Wren on long inputs, 2% on short ones, "
            "and 1% on chat.",
            [("Wren",), ("Heron",), ("Heron",)],
        ),
        (
            "Against Heron, Lark is 2x faster than Wren, with 30% less memory.",
            [("Wren",), ("Wren",)],
        ),
    ],
)
def test_back_to_who_opened(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert over(sentence) == rivals


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark raises accuracy by 12%, outperforming Heron in three of five languages.", [()]),
        (
            "Lark raises recall by 13% and F1 by 8%, surpassing doctors in finding five of the "
            "seven lesions.",
            [(), ()],
        ),
        ("Lark raises accuracy by 12%, outperforming Heron in accuracy.", [("Heron",)]),
        ("Lark reaches 92% accuracy, outperforming Heron in 3 of 5 languages.", [("Heron",)]),
    ],
)
def test_in_how_many_of_them_a_rival_is_beaten(
    sentence: str, rivals: list[tuple[str, ...]]
) -> None:
    assert over(sentence) == rivals


@pytest.mark.parametrize(
    ("sentence", "hosts"),
    [
        (
            "Integrating Lark with two engines (Wren and Teal) consistently improves speed by 12%.",
            ("Wren", "Teal"),
        ),
        (
            "Integrating Lark with Wren, Heron, and Teal improves throughput by 12%.",
            ("Wren", "Heron", "Teal"),
        ),
        ("Integrating Lark with synthetic data improves recall by 3%.", ()),
    ],
)
def test_with_what_it_is_integrated(sentence: str, hosts: tuple[str, ...]) -> None:
    assert claims(sentence)[0].baselines == hosts


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark achieves similar accuracy as Heron (64%).", [("Heron",)]),
        ("Lark has comparable quality as the full model with 3x fewer FLOPs.", [("full model",)]),
        ("Lark shows similar latency as load grows, with 3x fewer parameters.", [()]),
        ("Lark achieves similar accuracy as well as 3x lower latency.", [()]),
        (
            "Compared to Wren, Lark cuts latency by 16% while matching Heron in accuracy (91%).",
            [("Wren",), ("Heron",)],
        ),
    ],
)
def test_who_is_as_good(sentence: str, rivals: list[tuple[str, ...]]) -> None:
    assert over(sentence) == rivals


@pytest.mark.parametrize(
    ("sentence", "rivals"),
    [
        ("Lark tracks a full simulation with errors below 7%.", ("full simulation",)),
        ("Lark approximates full attention with an error of at most 2%.", ("full attention",)),
        ("Lark tracks a moving target with errors below 5 cm.", ()),
        ("Lark follows the reference path with an error of 3 cm.", ()),
        ("Lark matches images with an error of 3%.", ()),
    ],
)
def test_what_is_computed_anew(sentence: str, rivals: tuple[str, ...]) -> None:
    assert claims(sentence)[0].baselines == rivals


def test_what_is_computed_anew_is_slower() -> None:
    told = over("Lark tracks a full simulation with errors below 7%, while running 9x faster.")
    assert told == [("full simulation",), ("full simulation",)]
    told = over("Lark matches the golden model with an error under 2% and is 30x faster.")
    assert told == [("golden model",), ("golden model",)]
