"""Who is a rival and who is none, rivals that are two, and values that are held against nobody."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        ("Lark is preferred over Heron (52%) and Wren (61%).", ["Heron", "Wren"]),
        ("Users preferred Lark to Heron (64%) and to Wren (58%).", ["Heron", "Wren"]),
        ("Lark is preferred over Heron in 52% of cases and over Wren in 61%.", ["Heron", "Wren"]),
        ("Lark is preferred over Heron in 52% and Wren in 61% of cases.", ["Heron", "Wren"]),
        ("Lark beats Heron (52% win rate) and Wren (61% win rate).", ["Heron", "Wren"]),
    ],
)
def test_chosen_over_each_of_two_so_often(sentence: str, baselines: list[str]) -> None:
    found = claims(sentence)
    assert [c.baselines for c in found] == [(name,) for name in baselines]
    assert {(c.metric, c.baseline_value) for c in found} == {("win_rate", None)}


@pytest.mark.parametrize(
    ("sentence", "baselines", "theirs"),
    [
        ("Lark is preferred over Heron (52% vs. 38%).", ("Heron",), 38.0),
        ("Lark is preferred over both Heron and Wren in 61% of cases.", ("Heron", "Wren"), None),
        ("Lark gains 9.1 points, compared with 6.7 points for Heron.", ("Heron",), 6.7),
        ("Lark gains 9.1 points over Wren, versus 6.7 points for Heron.", ("Wren",), None),
        ("Lark costs $12, compared to thousands of dollars for Heron.", ("Heron",), None),
        ("Lark costs 9 ms, compared to tens of milliseconds for Heron.", ("Heron",), None),
        (
            "Lark reaches an accuracy of 57.6%, compared to 49.5% without pretraining.",
            ("without pretraining",),
            49.5,
        ),
        (
            "Lark is 3x faster than Heron and Wren-based planners.",
            ("Heron", "Wren-based planners"),
            None,
        ),
        (
            "Lark is 3x faster than CNN and transformer-based planners.",
            ("CNN and transformer-based planners",),
            None,
        ),
        ("Lark is 3x faster than Heron combined with Wren.", ("Heron combined with Wren",), None),
        ("Its code is 2x faster than code tuned by Heron.", ("Heron",), None),
        (
            "Its code is 2x faster than the kernels written by Heron and Wren.",
            ("Heron", "Wren"),
            None,
        ),
        ("Its code is 2x faster than code tuned by hand.", ("code",), None),
        ("Lark runs in 12 ms, whereas Heron needs 25 ms.", ("Heron",), 25.0),
        ("Lark loses 3% of accuracy to Claude 3.", ("Claude 3",), None),
        ("Lark loses 3% of accuracy to Noise.", (), None),
        ("Lark cuts the latency of Heron by 30%.", ("Heron",), None),
        ("Lark cuts the latency of Japanese by 30%.", (), None),
        ("Lark cuts the time by 30% compared with the time of Monday.", (), None),
    ],
)
def test_whom_the_first_value_is_held_against(
    sentence: str, baselines: tuple[str, ...], theirs: float | None
) -> None:
    claim = claims(sentence)[0]
    assert (claim.baselines, claim.baseline_value) == (baselines, theirs)


@pytest.mark.parametrize(
    "sentence",
    [
        "Stage one takes 5 ms, whereas Stage two takes 12 ms.",
        "On Xavier boards Lark runs in 12 ms, whereas Orin boards need 5 ms.",
        "German reaches 75% accuracy, whereas French stays at 70%.",
    ],
)
def test_parts_devices_and_languages_are_no_rivals(sentence: str) -> None:
    assert [c.baselines for c in claims(sentence)] == [(), ()]


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        (
            "Lark gives a 2.1x speedup at a PSNR of 30.8 dB, 3.4 dB higher than that of Heron.",
            [(), ("Heron",), ("Heron",)],
        ),
        ("Lark cuts memory by 31% and runs at 31 FPS, 2x faster than Heron.", [(), (), ("Heron",)]),
        (
            "Compared to the teacher, Lark is 7x smaller with a 1.1% drop in accuracy.",
            [("teacher",), ("teacher",)],
        ),
        ("Lark is 2.1x faster, 3% more accurate than Heron.", [("Heron",), ("Heron",)]),
        (
            "The area overhead is 3.1%, and energy is lowered by 1.9x compared with Heron.",
            [(), ("Heron",)],
        ),
        (
            "Latency is reduced by 30%, and energy is lowered by 1.9x compared with Heron.",
            [("Heron",), ("Heron",)],
        ),
        (
            "Lark has an F1 of 90.1, surpassing Heron (88.2) and Wren (87.3), and a WER of 4.1.",
            [("Heron", "Wren"), ()],
        ),
        (
            "Lark-7B rises from 63% to 80% and Lark-1B reaches 46%, surpassing Heron.",
            [(), ("Heron",)],
        ),
    ],
)
def test_a_comparison_stays_with_its_own_value(
    sentence: str, baselines: list[tuple[str, ...]]
) -> None:
    assert [c.baselines for c in claims(sentence)] == baselines


@pytest.mark.parametrize(
    ("sentence", "theirs"),
    [
        (
            "Lark has an FID of 2.1 and a PSNR of 30.1, beating Heron (3.2 FID, 28.2 PSNR).",
            [3.2, 28.2],
        ),
        ("Lark has 91% accuracy and 85% F1, surpassing Heron (81% F1, 88% accuracy).", [88, 81]),
        ("Lark takes 12 ms and 3 GB, better than Heron (5 GB, 30 ms).", [30, 5]),
        ("Lark has 91% accuracy and 85% F1, compared to Heron's 88% and 81%.", [88, 81]),
    ],
)
def test_levels_of_one_rival_stand_in_the_order_of_their_measures(
    sentence: str, theirs: list[float]
) -> None:
    found = claims(sentence)
    assert [c.baseline_value for c in found] == theirs
    assert {c.baselines for c in found} == {("Heron",)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark reaches an accuracy of 91.2% (Heron: 88.1%, Wren: 81.0%).",
        "Lark reaches an accuracy of 91.2% (Heron 88.1%; Wren 81.0%).",
        "Lark reaches an accuracy of 91.2% (vs. Heron's 88.1% and Wren's 81.0%).",
        "Lark reaches 91.2% accuracy, above the 88.1% of Heron and the 81.0% of Wren.",
        "Lark outperforms Heron (88.1% accuracy) and Wren (81.0%), reaching 91.2%.",
    ],
)
def test_two_rivals_each_with_a_level_of_its_own(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, claim.baselines, claim.baseline_value) == (91.2, ("Heron", "Wren"), None)


def test_values_of_two_units_are_each_held_against_both_rivals() -> None:
    found = claims(
        "Lark takes 12 ms and 3 GB, ahead of Heron (30 ms, 5 GB) and Wren (50 ms, 6 GB)."
    )
    assert [c.baselines for c in found] == [("Heron", "Wren")] * 2


@pytest.mark.parametrize(
    "bracket",
    [
        "(SQuAD: 92.1%, TriviaQA: 94.1%)",
        "(English: 92.1%, German: 94.1%)",
        "(Heron: 88%, Wren: 94%)",
    ],
)
def test_what_a_mean_is_taken_over_is_no_rival(bracket: str) -> None:
    first = claims(f"Lark reaches an accuracy of 91.2% {bracket}.")[0]
    assert first.baselines == ()


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        ("Lark uses just 46% GPU memory and 8% inference time of Heron-7B.", ("Heron-7B",)),
        ("Lark requires only 30% memory of Heron.", ("Heron",)),
    ],
)
def test_how_much_of_what_a_rival_spends(sentence: str, baselines: tuple[str, ...]) -> None:
    assert {(c.kind, c.baselines) for c in claims(sentence)} == {("percent_of", baselines)}


def test_people_who_do_better_make_no_rivals_of_those_before() -> None:
    found = claims("The best agent solves 51% of the tasks. In contrast, human experts solve 91%.")
    assert [c.baselines for c in found] == [(), ()]


@pytest.mark.parametrize(
    ("rivals", "baselines"),
    [
        ("baselines including Heron and Wren", ("Heron", "Wren")),
        ("three baselines: vLLM, Heron, and Wren", ("vLLM", "Heron", "Wren")),
        ("two state-of-the-art systems (vLLM and Heron)", ("vLLM", "Heron")),
        ("several baselines, including Heron and Wren,", ("Heron", "Wren")),
        ("several benchmarks, including SQuAD and TriviaQA,", ()),
        ("the best baseline, Heron, and it wins", ("Heron",)),
        ("the state-of-the-art baseline, Heron under load", ("Heron",)),
        ("strong baselines -- Heron and Wren -- in all tests", ("Heron", "Wren")),
        ("existing systems - Heron, Teal, and Wren - in all tests", ("Heron", "Teal", "Wren")),
    ],
)
def test_rivals_named_behind_what_they_are(rivals: str, baselines: tuple[str, ...]) -> None:
    (claim,) = claims(f"Lark reduces latency by 32% over {rivals}.")
    assert claim.baselines == baselines


@pytest.mark.parametrize(
    ("sentence", "baselines", "theirs"),
    [
        ("Lark achieves an accuracy of 79.8% (75.9% for Heron).", ("Heron",), 75.9),
        ("Lark achieves an accuracy of 79.8% (75.9% for Llama-7B).", (), None),
        ("Lark has 80.0% accuracy, an improvement over the 70.3% of Heron.", ("Heron",), 70.3),
        (
            "Lark has 80.0% accuracy, exceeding the previous state of the art of 70.3%.",
            ("previous state of the art",),
            70.3,
        ),
        (
            "Lark has 84.2% accuracy, compared to 69.4% with data parallelism.",
            ("data parallelism",),
            69.4,
        ),
        ("Lark takes 30 hours to train, down from 38 hours.", (), 38.0),
        ("Lark matches Heron trained for 7M steps in under 400K steps.", ("Heron",), 7e6),
        ("Lark saves 18.7% of the energy consumed by Heron.", ("Heron",), None),
        ("Lark is 2x faster than Heron with Wren-2.", ("Heron with Wren-2",), None),
        (
            "Lark is 2x faster than Heron with tensor parallelism.",
            ("Heron with tensor parallelism",),
            None,
        ),
        ("Lark is 2x faster than Heron with Llama-2.", ("Heron",), None),
        ("Lark is 2x faster than Heron with comparable accuracy.", ("Heron",), None),
        ("Lark is 2x faster than Heron with 30% less memory.", ("Heron",), None),
        (
            "Lark has an FID of 2.1, improving the previous best result of 2.9.",
            ("previous best result",),
            2.9,
        ),
        ("Lark has an FID of 2.1, improving the previous best of 2.9 by Heron.", ("Heron",), 2.9),
        (
            "Lark runs at 45 FPS, while the best existing method runs at 15 FPS.",
            ("best existing method",),
            15.0,
        ),
        (
            "Lark reaches 69.8% accuracy, while the best baseline scores 58.8%.",
            ("best baseline",),
            58.8,
        ),
        ("Lark needs 3.2 GB, a third of the footprint of Heron.", (), None),
    ],
)
def test_level_of_the_rival_behind_the_value(
    sentence: str, baselines: tuple[str, ...], theirs: float | None
) -> None:
    claim = claims(sentence)[0]
    assert (claim.baselines, claim.baseline_value) == (baselines, theirs)


@pytest.mark.parametrize(
    ("sentence", "baselines"),
    [
        ("Lark speeds up existing systems by 7.2x.", [("existing systems",)]),
        ("Lark improves the throughput of vLLM by 2.3x.", [("vLLM",)]),
        ("Lark reduces the latency of ZeRO-3 by 40%.", [("ZeRO-3",)]),
        ("Lark reduces the latency of ResNet-5 by 40%.", [()]),
        ("Lark reduces the latency of TensorRT-LLM by 40%.", [("TensorRT-LLM",)]),
        ("Lark reduces the latency of llama.cpp by 40%.", [("llama.cpp",)]),
        ("Lark reduces the latency of popular engines by 40%.", [("popular engines",)]),
        ("Lark reduces the latency of popular models by 40%.", [()]),
        ("Lark reduces the latency of its 16-bit counterpart by 40%.", [("16-bit counterpart",)]),
        ("Lark runs in 12 ms (40 ms for Heron).", [("Heron",)]),
        ("Lark beats Heron, and it also reduces memory by 30%.", [("Heron",)]),
        ("Lark beats Heron by 3%, and the last stage adds 2%.", [("Heron",), ()]),
        ("Over two systems, Heron and Wren, Lark is 2x faster.", [("Heron", "Wren")]),
        ("Lark makes vLLM 6.9x faster.", [("vLLM",)]),
        ("Lark needs 3 GB of memory, a third of Heron's footprint.", [(), ("Heron",)]),
        ("Lark is 2x faster than Heron and comparable in accuracy.", [("Heron",)]),
        ("We integrate Lark into vLLM and improve its throughput by 2.3x.", [("vLLM",)]),
        ("Our baselines are Heron and vLLM. Lark is 2x faster.", [("Heron", "vLLM")]),
        ("We use Heron and Wren as baselines. Lark is 2x faster.", [("Heron", "Wren")]),
        ("Lark accelerates llama.cpp and Heron by 2x and 3x.", [("llama.cpp",), ("Heron",)]),
        ("We integrate Lark into vLLM, improving its throughput by 2.3x.", [("vLLM",)]),
        ("We apply Lark to SQuAD, which improves the F1 by 2.3%.", [()]),
        ("On top of vLLM, Lark provides an additional 3.1x speedup.", [("vLLM",)]),
        ("Lark enables vLLM to achieve 2.1x higher throughput.", [("vLLM",)]),
        ("Lark enables training to reach 91% accuracy.", [()]),
        (
            "Lark cuts cost by 18% compared to naive offloading and full KV recomputation.",
            [("naive offloading", "full KV recomputation")],
        ),
        ("Lark outperforms the state-of-the-art engine DeepSpeed by 8.2x.", [("DeepSpeed",)]),
        (
            "Lark is 2.0x faster than PyTorch 2 and 3.1x faster than Wren.",
            [("PyTorch 2",), ("Wren",)],
        ),
        (
            "Lark is 2.3x faster than inference using BF16 weights.",
            [("inference using BF16 weights",)],
        ),
        ("Lark has a delay of 68 ms over Wi-Fi.", [()]),
        ("Lark has under 0.1 perplexity degradation, outperforming Heron.", [()]),
        (
            "Lark uses 2.3x fewer tokens than Heron; this results in cost savings of 1.8x.",
            [("Heron",), ("Heron",)],
        ),
        (
            "Lark reduces traffic by 53% compared to prior art and previous approaches.",
            [("prior art", "previous approaches")],
        ),
        ("A comparison with vLLM and Heron shows a 2.3x speedup.", [("vLLM", "Heron")]),
        ("Experiments comparing Lark with Heron show a 2.3x speedup.", [("Heron",)]),
        ("Our evaluation against Heron and Wren shows a 2.3x speedup.", [("Heron", "Wren")]),
        ("Lark is 2.3x faster than Heron at 30% lower cost.", [("Heron",), ("Heron",)]),
        ("Lark reduces memory by 70% while matching its accuracy.", [()]),
        ("Lark is 4x faster than Heron, within 9% of its accuracy.", [("Heron",), ("Heron",)]),
        ("Lark-S reaches 45.1 mAP, while Lark-L reaches 50.3 mAP.", [(), ()]),
        ("Compared to Heron, both memory and cost drop by 55%.", [("Heron",), ("Heron",)]),
        (
            "Lark serves 90 queries/s, which is 12x faster and 2x cheaper than Heron.",
            [(), ("Heron",), ("Heron",)],
        ),
        ("Lark gives a 3x speedup, which is 20% faster than Heron.", [(), ("Heron",)]),
    ],
)
def test_rivals_of_every_value(sentence: str, baselines: list[tuple[str, ...]]) -> None:
    assert [c.baselines for c in claims(sentence)] == baselines


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark improves accuracy by 3% over all datasets.",
        "Lark improves accuracy by 3% over the NestQA validation set.",
        "Lark reduces emissions by 12% compared with 2019.",
        "Accuracy drops by 12% from easy to hard questions.",
        "Lark achieves 61% accuracy, while Heron is not publicly available.",
    ],
)
def test_what_is_no_rival(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.baselines, claim.baseline_value) == ((), None)


@pytest.mark.parametrize(
    ("sentence", "metric", "rival"),
    [
        ("Lark wins 61% of the games against Heron.", "win_rate", "Heron"),
        ("Lark achieves 61% accuracy, while Heron is not able to run.", "accuracy", "Heron"),
        ("Lark outperforms models 10x its size by 3%.", "score", "models 10x its size"),
        ("Lark outperforms models twice as large by 3%.", "score", "models twice as large"),
        (
            "Lark outperforms much larger models such as Llama-70B by 3%.",
            "score",
            "Llama-70B",
        ),
        ("Lark improves accuracy by 3% over the full set.", "accuracy", "full set"),
    ],
)
def test_who_is_a_rival(sentence: str, metric: str, rival: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.baselines, claim.metric) == ((rival,), metric)
