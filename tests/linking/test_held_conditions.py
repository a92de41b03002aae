"""Conditions under which something is measured: they are no results, and become the setting."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("condition", "setting"),
    [
        ("a time limit of 60 s", "time limit of 60 s"),
        ("a buffer of 2 MB", "buffer of 2 MB"),
        ("a 100 ms latency budget", "100 ms latency budget"),
        ("a packet loss rate of 1%", "packet loss rate of 1%"),
        ("a 1% packet loss rate", "1% packet loss rate"),
        ("an SLO of 200 ms", "SLO of 200 ms"),
        ("a chunk size of 16 KB", "chunk size of 16 KB"),
        ("a sparsity level of 60%", "sparsity level of 60%"),
        ("a network latency of 50 ms", "network latency of 50 ms"),
        ("a budget of 4096 tokens", "budget of 4096 tokens"),
    ],
)
@pytest.mark.parametrize(
    "frame",
    [
        "Under {}, Lark cuts latency by 32%.",
        "At {}, Lark cuts latency by 32%.",
        "With {}, Lark cuts latency by 32%.",
        "Lark cuts latency by 32% under {}.",
        "Lark cuts latency by 32% at {}.",
    ],
)
def test_a_condition_is_the_setting(frame: str, condition: str, setting: str) -> None:
    (claim,) = claims(frame.format(condition))
    assert (claim.text, claim.setting) == ("32%", (setting,))


@pytest.mark.parametrize(
    ("sentence", "setting"),
    [
        (
            "Lark runs at 300 tokens/s at batch size 64 and sequence length 2048.",
            ("batch size 64", "sequence length 2048"),
        ),
        ("Lark reaches 41 FPS within a 15 W power budget.", ("15 W power budget",)),
        ("With 50% packet loss, Lark keeps 91% of its accuracy.", ("50% packet loss",)),
        ("Even with 50% packet loss, Lark keeps 91% of its accuracy.", ("50% packet loss",)),
        ("At 200 queries per second, Lark is 2x faster.", ("200 queries per second",)),
        ("Serving 1,000 adapters, Lark is 2x faster.", ("1,000 adapters",)),
        ("Lark is 2x faster over a 25 Gbps network.", ("25 Gbps network",)),
        ("On 10 Gbps Ethernet, Lark is 2x faster.", ("10 Gbps Ethernet",)),
        ("For arrays of 4 GB, Lark is 2x faster.", ("arrays of 4 GB",)),
        ("In a trial of 11 weeks, Lark reaches 91% accuracy.", ("trial of 11 weeks",)),
        ("For 95% of queries, Lark answers within 20 ms.", ("95% of queries",)),
        ("On an arm with 7 degrees of freedom, Lark reaches 91% success.", ("arm",)),
        (
            "On NestQA, Lark solves 68% with a budget of 512 calls.",
            ("NestQA", "budget of 512 calls"),
        ),
    ],
)
def test_several_conditions(sentence: str, setting: tuple[str, ...]) -> None:
    (claim,) = claims(sentence)
    assert claim.setting == setting


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Lark trains Wren-7B with a sequence length of 2M tokens on 8 A100 GPUs.", ["2M tokens"]),
        ("Lark answers within a deadline of 5 s.", ["5 s"]),
        (
            "Lark stays under a miss rate of 1% and cuts latency by 32%.",
            ["1%", "32%"],
        ),
        ("Lark reaches 91% accuracy at a latency of 5 ms.", ["91%", "5 ms"]),
        ("Lark reaches 91% accuracy at a throughput of 40 frames/s.", ["91%", "40 frames/s"]),
        ("Lark cuts latency by 32% with a memory overhead of 2 MB.", ["32%", "2 MB"]),
    ],
)
def test_what_is_reached_is_a_result(sentence: str, values: list[str]) -> None:
    assert [c.text for c in claims(sentence)] == values


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Lark raises success to 27%. This number can be further pushed to 31%.", ["27%", "31%"]),
        ("Lark can be trained to 78.9% on NestQA.", ["78.9%"]),
        ("Lark is trained to 50% sparsity and cuts latency by 32%.", ["32%"]),
        ("At moderate compression ratios (e.g., 8x), Lark keeps 97% of the accuracy.", ["97%"]),
        ("Lark achieves large speedups (e.g., 8x) over Heron.", ["8x"]),
        ("On sequences of 64k length, Lark is 3.2x faster than Heron.", ["3.2x"]),
        ("Lark handles sequences of 64k length on one A100.", ["64k"]),
    ],
)
def test_values_and_examples(sentence: str, values: list[str]) -> None:
    assert [c.text for c in claims(sentence)] == values


def test_a_list_of_gains_long_after_their_noun() -> None:
    found = claims(
        "Lark achieves substantial speedups over full attention across decoding, weight updates, "
        "and gradient exchange, of 11.6x, 9.0x and 6.0x, respectively."
    )
    assert [c.text for c in found] == ["11.6x", "9.0x", "6.0x"]
    assert [c.phase for c in found] == ["decoding", None, None]
    assert {c.metric for c in found} == {"speed"}


@pytest.mark.parametrize(
    ("condition", "setting"),
    [
        ("with a temperature of 0.7", ("temperature of 0.7",)),
        ("with a rank of 16", ("rank of 16",)),
        ("with a pruning ratio of 30%", ("pruning ratio of 30%",)),
        ("with a downsampling factor of 8", ("downsampling factor of 8",)),
        ("at a participation rate of 10%", ("participation rate of 10%",)),
        ("at a signal-to-noise ratio of 10 dB", ("signal-to-noise ratio of 10 dB",)),
        ("under 60% sparsity", ("60% sparsity",)),
    ],
)
def test_what_one_sets_is_no_result(condition: str, setting: tuple[str, ...]) -> None:
    (claim,) = claims(f"Lark reaches 87.2% accuracy {condition}.")
    assert claim.text == "87.2%"
    assert claim.setting == setting


@pytest.mark.parametrize(
    "clause",
    [
        "when the sequence length is 8192",
        "when sparsity exceeds 90%",
        "when 10% of the clients participate",
        "even when 50% of the weights are removed",
    ],
)
def test_what_a_clause_sets_is_no_result(clause: str) -> None:
    (claim,) = claims(f"Lark reaches 87.2% accuracy {clause}.")
    assert claim.text == "87.2%"


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Lark is 2x faster with an accuracy of 87%.", ["2x", "87%"]),
        ("Lark reaches 40% accuracy, and 60% when it is tuned.", ["40%", "60%"]),
        ("Lark is 2x faster than Heron when Heron takes 30 ms.", ["2x", "30 ms"]),
        ("Lark stays under 50% utilization and cuts latency by 30%.", ["50%", "30%"]),
    ],
)
def test_what_is_reached_beside_it_stays(sentence: str, values: list[str]) -> None:
    assert [c.text for c in claims(sentence)] == values
