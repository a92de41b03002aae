"""Values side by side, each with a place of its own, and what all of them share."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "settings"),
    [
        ("Lark improves accuracy by 6.5% (MMLU) and 4.0% (GSM8K).", [["MMLU"], ["GSM8K"]]),
        (
            "Lark speeds up inference by 2x (Wren-7B) and 3x (Wren-13B).",
            [["Wren-7B"], ["Wren-13B"]],
        ),
        (
            "Lark gains 5.2% accuracy (in-domain) and 4.5% (cross-dataset) on the NestSet dataset.",
            [["in-domain", "NestSet"], ["cross-dataset", "NestSet"]],
        ),
        (
            "Lark gains 6% (LLaMA) and 4% (Qwen2), with notable improvements on song tasks.",
            [["LLaMA"], ["Qwen2"]],
        ),
        ("Lark cuts latency by 5% (Lark-S) and 8% (Lark-L).", [[], []]),
        ("Lark gains 2.4% (ACC_7) and 1.9% (ACC_2).", [[], []]),
        ("Lark gains 4% (relative) and 5% (absolute).", [[], []]),
        ("Lark cuts latency by 2x (prefill) and 3x (decode).", [[], []]),
    ],
)
def test_names_in_brackets_behind_values(sentence: str, settings: list[list[str]]) -> None:
    assert [list(c.setting) for c in claims(sentence)] == settings


@pytest.mark.parametrize(
    ("sentence", "settings"),
    [
        (
            "Lark achieves 90% success in low clutter and 40% in unseen environments.",
            [["low clutter"], ["unseen environments"]],
        ),
        (
            "Lark reaches 91% accuracy with clean labels and 85% under noisy labels.",
            [["clean labels"], ["noisy labels"]],
        ),
        (
            "Lark improves accuracy by 3% in zero-shot transfer and 2% in few-shot transfer.",
            [["zero-shot transfer"], ["few-shot transfer"]],
        ),
        (
            "Lark improves accuracy by 3% in simulation and 2% in the real world.",
            [["simulation"], ["real world"]],
        ),
        (
            "Lark improves recall by 4% for long songs and 3% for shorter ones.",
            [["long songs"], ["shorter ones"]],
        ),
        ("Lark gains 5% in accuracy and 4.4% on HumanEval.", [[], ["HumanEval"]]),
        ("Lark cuts latency by 30% on average and memory by 20% on NestSet.", [[], ["NestSet"]]),
        (
            "Lark beats Heron by 3% in success rate and 5% in recall across unseen environments.",
            [["unseen environments"], ["unseen environments"]],
        ),
    ],
)
def test_each_value_keeps_its_own_place(sentence: str, settings: list[list[str]]) -> None:
    assert [list(c.setting) for c in claims(sentence)] == settings


@pytest.mark.parametrize(
    ("sentence", "shared"),
    [
        ("Lark gains 9% on NestSet and 7% on SongSet in few-shot settings.", "few-shot settings"),
        (
            "Lark is 2x faster on NestSet and 3x faster on SongSet under noisy inputs.",
            "noisy inputs",
        ),
        ("Lark cuts latency by 20% on NestSet and 30% on SongSet for Llama 3 8B.", "Llama 3 8B"),
    ],
)
def test_what_stands_behind_the_last_place_is_shared(sentence: str, shared: str) -> None:
    assert [shared in c.setting for c in claims(sentence)] == [True, True]


@pytest.mark.parametrize(
    ("sentence", "devices"),
    [
        (
            "Lark raises throughput by 12% on NestSet and 40% on SongSet with 8 GPUs.",
            ["GPU", "GPU"],
        ),
        ("Lark is 2x faster on NestSet and 3x on SongSet on 8 A100 GPUs.", ["A100", "A100"]),
        ("Lark is 2x faster on Swift and 3x on Robin over Wren on an H100.", ["H100", "H100"]),
        (
            "Lark cuts memory by 12% on NestSet and is 2x faster on SongSet with an H100.",
            ["", "H100"],
        ),
    ],
)
def test_devices_behind_the_last_place_are_shared(sentence: str, devices: list[str]) -> None:
    assert ["".join(h.name for h in c.hardware) for c in claims(sentence)] == devices


@pytest.mark.parametrize(
    ("sentence", "settings"),
    [
        ("Lark surpasses Heron by up to 16.0% in AR.", [[]]),
        ("Lark gains 16.0% in CIDEr on NestSet.", [["NestSet"]]),
        ("Lark improves accuracy by 10% in CARLA.", [["CARLA"]]),
        ("Lark improves accuracy by 10% in LLMs.", [["LLMs"]]),
    ],
)
def test_measures_by_their_letters_are_no_places(sentence: str, settings: list[list[str]]) -> None:
    assert [list(c.setting) for c in claims(sentence)] == settings


@pytest.mark.parametrize(
    ("sentence", "settings"),
    [
        ("Lark runs at 30 FPS and also sets a new state of the art on NestSet.", [[]]),
        (
            "Lark reaches 88% on NestSet and keeps strong results under camera shifts.",
            [["NestSet"]],
        ),
        (
            "Lark reaches 79% accuracy on NestSet and sets new bests on Song, beating Wren by 3%.",
            [["NestSet"], ["Song"]],
        ),
        (
            "Lark achieves a 50x speedup, and reaches an 82% success rate in real-world grasping.",
            [[], ["real-world grasping"]],
        ),
        ("Lark is 2x faster, and needs 30% less memory on NestSet.", [["NestSet"], ["NestSet"]]),
        (
            "Lark is 2x faster with 30% less memory on Nest and 3x faster with 9% less on Song.",
            [["Nest"], ["Nest"], ["Song"], ["Song"]],
        ),
        (
            "Lark raises accuracy on NestSet from 62% to 70% and on SongSet from 50% to 60%.",
            [["NestSet"], ["SongSet"]],
        ),
        (
            "For search, Lark gives a 2x speedup; for detection, it gives a 3x speedup.",
            [["search"], ["detection"]],
        ),
        ("Experiments on NestSet show 93% accuracy versus 12% for Heron.", [["NestSet"]]),
        ("Lark yields a 20% improvement in accuracy for song retrieval.", [["song retrieval"]]),
        (
            "Notably, under a mixed-task setting, Lark reaches 99% accuracy on NestSet.",
            [["mixed-task", "NestSet"]],
        ),
    ],
)
def test_places_of_one_statement(sentence: str, settings: list[list[str]]) -> None:
    assert [list(c.setting) for c in claims(sentence)] == settings


@pytest.mark.parametrize(
    ("sentence", "settings"),
    [
        ("In quantitative comparisons, Lark outperforms Wren by 8%.", []),
        ("On the hardware front, Lark reduces energy by 20%.", []),
        ("On the client side, Lark reduces energy by 20%.", ["client side"]),
        ("Across a range of models and workloads, Lark is 2x faster.", []),
        ("On synthetic traces comprising 799 jobs, Lark is 2x faster.", ["synthetic traces"]),
    ],
)
def test_what_names_no_place(sentence: str, settings: list[str]) -> None:
    assert [list(c.setting) for c in claims(sentence)] == [settings]


@pytest.mark.parametrize(
    ("sentence", "settings"),
    [
        (
            "Lark attains an FID of 1.41 without guidance and 1.05 with guidance.",
            [["without guidance"], ["with guidance"]],
        ),
        (
            "Lark reaches 51.2 mAP with test-time augmentation and 49.8 mAP without it.",
            [["with test-time augmentation"], ["without test-time augmentation"]],
        ),
        ("Lark saves 40% memory without loss and 60% with a slight drop.", [[], []]),
    ],
)
def test_with_and_without(sentence: str, settings: list[list[str]]) -> None:
    assert [list(c.setting) for c in claims(sentence)] == settings


@pytest.mark.parametrize(
    ("sentence", "phases"),
    [
        ("Lark reduces latency by 36%, while matching the accuracy after fine-tuning.", [None]),
        ("Lark processes 5000 frames per second, enabling large-scale training.", [None]),
        ("Lark cuts latency by 30% after fine-tuning.", ["fine-tuning"]),
        ("Lark enables 2x faster training.", ["training"]),
    ],
)
def test_stages_of_other_statements(sentence: str, phases: list[str | None]) -> None:
    assert [c.phase for c in claims(sentence)] == phases


@pytest.mark.parametrize(
    ("sentence", "settings"),
    [
        (
            "On Wren-7B and Wren-13B, Lark cuts FLOPs and memory by 8% and 4%, respectively.",
            [["Wren-7B", "Wren-13B"], ["Wren-7B", "Wren-13B"]],
        ),
        (
            "On Wren-7B and Wren-13B, Lark cuts latency by 8% and 4%, respectively.",
            [["Wren-7B"], ["Wren-13B"]],
        ),
        (
            "Tests on both simulation and real robots show gains of 25% in simulation and 14% on "
            "real robots.",
            [["simulation"], ["real robots"]],
        ),
        (
            "Tests on public song datasets and a private bird dataset show that Lark reduces error "
            "by 14% on song data, and by 52% on bird data.",
            [["song data"], ["bird data"]],
        ),
    ],
)
def test_which_of_two_lists(sentence: str, settings: list[list[str]]) -> None:
    assert [list(c.setting) for c in claims(sentence)] == settings


@pytest.mark.parametrize(
    ("sentence", "settings"),
    [
        (
            "Tests across 10 simulated and 5 real-world tasks show that Lark is 2x faster.",
            ["10 simulated and 5 real-world tasks"],
        ),
        (
            "Across 12 image, text, and audio workloads, Lark is 2x faster.",
            ["12 image, text, and audio workloads"],
        ),
        ("Across 12 tasks, 3 runs, and two seeds, Lark is 2x faster.", ["12 tasks"]),
        ("Experiments on Wren-7B and 13B show a 2.3x speedup.", ["Wren-7B", "Wren-13B"]),
        ("Zero-shot transfer to NestSet yields an F1 of 58%.", ["NestSet"]),
        ("We build Lark in GF12 nodes, reaching a clock frequency of 1.4 GHz.", ["GF12 nodes"]),
        ("Starting from a baseline with 48.9% accuracy, Lark reaches 99.2%.", []),
        ("Lark beats Heron by 9%, paving the way for work on robot navigation.", []),
    ],
)
def test_lists_and_openings(sentence: str, settings: list[str]) -> None:
    assert [list(c.setting) for c in claims(sentence)] == [settings]


def test_places_of_values_told_with_a_bound() -> None:
    needs = claims(
        "Lark needs only 9 seconds for joint optimization and under 26 seconds end-to-end."
    )
    assert [list(c.setting) for c in needs] == [["joint optimization"], []]


def test_counted_machines_are_devices() -> None:
    told = claims("When using 16 machines, Lark is 9.8x faster.")
    assert [(h.name, h.count) for c in told for h in c.hardware] == [("machine", 16)]


@pytest.mark.parametrize(
    ("sentence", "settings"),
    [
        (
            "Lark reaches a 7x speedup on NestSet, and 18x when combined with distillation.",
            [["NestSet"], ["combined with distillation"]],
        ),
        ("Lark cuts latency by 30% when the cache is full.", [["cache is full"]]),
        ("Lark outperforms Heron by 80% when facing heavy traffic.", [["facing heavy traffic"]]),
        ("Lark cuts latency by 30% when tested on NestSet.", [["NestSet"]]),
        ("Lark cuts latency by 30% when compared to Heron.", [[]]),
        ("Lark cuts latency by 30% when needed.", [[]]),
        ("Lark yields gains of 2-4% and reaching up to 9% on hard traces.", [[], ["hard traces"]]),
        (
            "Lark gains 3.1% on NestSet, with training on SongSet adding 2.0%.",
            [["NestSet"], ["NestSet", "SongSet"]],
        ),
    ],
)
def test_conditions_in_clauses(sentence: str, settings: list[list[str]]) -> None:
    assert [list(c.setting) for c in claims(sentence)] == settings


@pytest.mark.parametrize(
    ("sentence", "devices"),
    [
        ("With a GPU cluster, Lark is 2x faster.", ["cluster"]),
        ("On five tasks, the accelerator with our units draws 15 W.", []),
        ("Lark is 2x faster than Heron with half the number of GPUs.", []),
    ],
)
def test_devices_that_say_where(sentence: str, devices: list[str]) -> None:
    assert [h.name for c in claims(sentence)[:1] for h in c.hardware] == devices


def test_what_was_tuned_is_no_stage() -> None:
    assert [c.phase for c in claims("The fine-tuned model Lark is 2x faster.")] == [None]
    assert [c.phase for c in claims("Fine-tuning the model is 2x faster.")] == ["fine-tuning"]
