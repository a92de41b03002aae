"""What a paper makes goes by the name that it gives at once."""

from __future__ import annotations

import pytest

from extractor import Claim, Paper, load_rules
from extractor.engines.local import extractor_for

EXTRACTOR = extractor_for(load_rules())


def claims(text: str) -> list[Claim]:
    return EXTRACTOR.claims(Paper("t", "", text))


@pytest.mark.parametrize(
    ("made", "method"),
    [
        ("We created Lark.", "Lark"),
        ("We created Lark--a cache for servers.", "Lark"),
        ("We designed and implemented Lark.", "Lark"),
        ("We designed, built, and evaluated Lark.", "Lark"),
        ("We have implemented Lark in Rust.", "Lark"),
        ("We construct Lark 2.0.", "Lark 2.0"),
        ("We implemented Heron. We propose Lark, a cache.", "Lark"),
        ("We implement Heron and propose a lazy scheduler.", "lazy scheduler"),
        ("We evaluate Lark.", None),
        ("We construct trees.", None),
    ],
)
def test_what_is_made_goes_by_its_name(made: str, method: str | None) -> None:
    (claim,) = claims(f"{made} It achieves a 7% accuracy gain.")
    assert claim.method == method


@pytest.mark.parametrize(
    ("sentence", "method"),
    [
        ("We found that prefetching increased throughput by 20%.", "prefetching"),
        ("Results show that larger caches improved accuracy by 8%.", "larger caches"),
        ("Results show that prefetching doubled throughput.", "prefetching"),
        ("Prefetching doubled the throughput.", "Prefetching"),
        ("We show that improved caching raises accuracy by 8%.", "improved caching"),
        ("With batching doubled throughput was seen.", None),
    ],
)
def test_a_past_tense_has_its_subject_behind_that(sentence: str, method: str | None) -> None:
    (claim,) = claims(f"We study caching in servers. {sentence}")
    assert claim.method == method


@pytest.mark.parametrize(
    ("made", "method"),
    [
        ("We build a navigator, Lark, upon Finch.", "Lark"),
        ("We propose a fast, flexible scheduler, Lark, with three parts.", "Lark"),
        ("We propose two components, Finch and Robin, which together form Lark.", "Lark"),
        ("We propose Finch, a loss. Together, Finch and Robin form Lark, a trainer.", "Lark"),
        ("We propose Finch, a loss. Combining Finch and Robin yields Lark, a trainer.", "Lark"),
        ("We propose Finch, a loss. Together, Finch and Robin form a trainer.", "Finch"),
    ],
)
def test_the_whole_goes_by_its_own_name(made: str, method: str) -> None:
    (claim,) = claims(f"{made} Experiments show a 7% accuracy gain.")
    assert claim.method == method


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("We present a key-value (KV) store, called Lark. The KV store is 7% faster.", "Lark"),
        ("We present a vector (VA) unit, named Lark unit. The VA unit is 7% faster.", "Lark unit"),
        ("We present Lark, a cache with a policy called Heron. It is 7% faster.", "Lark"),
        ("We present Lark (Dead-End Recovery), a pilot. It is 7% faster.", "Lark"),
        ("We present Lark. Our Lark system -- built on trees, and lean -- is 7% faster.", "Lark"),
        (
            "We study hulls. Bigger hulls—which hold more, and cost more—are 7% faster.",
            "Bigger hulls",
        ),
        ("We present Lark. The strongest baseline, Falcon-2, is 7% faster than that.", "Falcon-2"),
        (
            "We present Lark. Ablations show that a module trained on songs gives a 7% speedup.",
            "module",
        ),
        (
            "We present Lark. Ablations show that the model trained on songs gives a 7% speedup.",
            "Lark",
        ),
    ],
)
def test_whose_it_is_across_what_is_set_off(text: str, method: str) -> None:
    (claim,) = claims(text)
    assert claim.method == method


@pytest.mark.parametrize(
    ("text", "method"),
    [
        (
            "To find songs, a Night Ear Network (NENet) is proposed. It is 7% more accurate.",
            "NENet",
        ),
        (
            "In this work, a light song tracker was developed. It is 7% more accurate.",
            "light song tracker",
        ),
        ("Although many trackers are proposed, few are fast. Accuracy rises by 7%.", None),
        (
            "We propose a Mixed Reality (MR)-guided song tracker. It is 7% more accurate.",
            "MR-guided song tracker",
        ),
        ("We propose a Mixed Ear Reader (MERead). It is 7% more accurate.", "MERead"),
    ],
)
def test_what_is_proposed_in_the_passive_or_by_a_modifier(text: str, method: str | None) -> None:
    (claim,) = claims(text)
    assert claim.method == method


def test_an_item_that_tells_what_is_done_is_no_thing() -> None:
    (claim,) = claims(
        "We present Lark. It: (1) often nears the best plan, (2) consistently reaches higher"
        " throughput than a fair queue (1.3x in Nest), but (3) needs care."
    )
    assert claim.method == "Lark"


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("We present Lark. Richer feedback improves accuracy by 8%.", "Richer feedback"),
        ("We present Lark. Small layout changes raise the error by 8%.", "Small layout changes"),
        (
            "We present Lark. It is best, while song overlap achieves the highest F1 of 0.8.",
            "song overlap",
        ),
        ("We present Lark. Our use of Heron with 20% heavy songs raises accuracy by 8%.", "Lark"),
        ("We present Lark. Song recognition reaches 93% accuracy.", "Lark"),
        ("We present Lark. Field trials yield an 8% speedup.", "Lark"),
        ("We present Lark. Downstream tasks gain 8% accuracy.", "Lark"),
        ("We present Lark. Key ideas cut latency by 8%.", "Lark"),
        ("We present Lark. Cold starts drop by 8%.", "Lark"),
        ("We present Lark. End-to-end latency improves by 8%.", "Lark"),
    ],
)
def test_what_acts_by_itself(text: str, method: str) -> None:
    assert [c.method for c in claims(text)][-1] == method


@pytest.mark.parametrize(
    ("text", "method"),
    [
        (
            "We study the use of song fusion. The use of song fusion gives an 8% gain.",
            "song fusion",
        ),
        ("We present Lark. The use of our cache cuts latency by 8%.", "Lark"),
        ("We study the effect of mist on songs. Accuracy drops by 8%.", "mist"),
        ("We study the effect of these on songs. Accuracy drops by 8%.", None),
        ("We propose an approach featuring Song Masks (SM). It gains 8%.", "Song Masks approach"),
        (
            "We present a parallel approach for song-to-song (Song2Song) training. It gains 8%.",
            "parallel approach",
        ),
        ("We train a U-Net on songs. Our model has an accuracy gain of 8%.", "U-Net"),
    ],
)
def test_what_is_used_or_looked_into(text: str, method: str | None) -> None:
    (claim,) = claims(text)
    assert claim.method == method


def test_our_model_goes_by_the_name_of_the_title() -> None:
    text = "We develop a framework. To this end, we trained our model on songs. It gains 8%."
    (claim,) = EXTRACTOR.claims(Paper("t", "Lark GAN: Learning of songs", text))
    assert claim.method == "Lark GAN"


@pytest.mark.parametrize(
    ("text", "kind", "method"),
    [
        (
            "Lark gains 5.1 mAP, with a new loss that contributes a further 2.0 mAP.",
            "points",
            "new loss",
        ),
        (
            "Lark gains 5.1 mAP, while pre-training on songs brings another 2.0 mAP.",
            "points",
            "pre-training on songs",
        ),
        ("Lark yields a further 2% accuracy.", "percent_change", "Lark"),
        ("It brings another 2.0 mAP.", "points", "Lark"),
        ("Our planner adds another 2.0 mAP.", "points", "Lark"),
        ("It takes another 2 ms.", "absolute", "Lark"),
    ],
)
def test_what_adds_a_further_gain(text: str, kind: str, method: str) -> None:
    last = claims(f"We present Lark. {text}")[-1]
    assert (last.kind, last.method) == (kind, method)


@pytest.mark.parametrize(
    ("text", "methods"),
    [
        (
            "We study songs. Heron gains 2% over Teal. The largest gains are seen on long songs,"
            " where the improvement was 9%.",
            ["Heron", "Heron"],
        ),
        (
            "We present Lark. Heron gains 2% over Teal. The largest gains are seen on long songs,"
            " where the improvement was 9%.",
            ["Heron", "Lark"],
        ),
        (
            "We present Lark. We test two readers (Heron and Teal) and find that Lark beats them"
            " by 4% and 5% in accuracy and recall, respectively.",
            ["Lark", "Lark"],
        ),
        ("We fine-tuned Heron and Teal, achieving 90% and 88%, respectively.", ["Heron", "Teal"]),
    ],
)
def test_whose_the_largest_gains_and_dealt_values_are(text: str, methods: list[str]) -> None:
    assert [c.method for c in claims(text)] == methods


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("We study birds. Heron is frail, with packet loss raising its latency by 15%.", "Heron"),
        ("We present Lark. It is frail, with noise raising its error by 15%.", "Lark"),
        ("We present Lark. It wins, with Heron raising its accuracy by 15%.", "Heron"),
    ],
)
def test_what_something_raises_of_another(text: str, method: str) -> None:
    (claim,) = claims(text)
    assert claim.method == method


@pytest.mark.parametrize(
    ("text", "method"),
    [
        (
            "We propose a scheduler. We implement Heron in Rust. Our scheduler is 7% faster.",
            "scheduler",
        ),
        ("We formulate Scheduling as a game. Our solver is 7% faster.", "solver"),
        ("To solve this, Heron was developed in 2012. Our cache is 7% faster.", "cache"),
        ("We propose an encoder, Tree-based, with few layers. It is 7% faster.", "encoder"),
        ("We present Lark. On Nest this adds a further 7% of speedup.", "Lark"),
        ("We present Lark. Two optimizations cut costs by 7%: tiling and fusion.", "Lark"),
        ("We present Lark. Small layout changes raise the error by 7%.", "Small layout changes"),
    ],
)
def test_what_only_looks_like_the_method(text: str, method: str) -> None:
    (claim,) = claims(text)
    assert claim.method == method


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("This paper provides a novel Lark Guided Cache (LGC). Latency falls by 7%.", "LGC"),
        ("This work suggests a new Lark Guided Cache (LGC). Latency falls by 7%.", "LGC"),
        ("We provide Lark, a fast cache. Latency falls by 7%.", "Lark"),
        ("This work offers LarkDB, a fast cache. Latency falls by 7%.", "LarkDB"),
        ("In this paper, we put forward LarkDB, a cache. Latency falls by 7%.", "LarkDB"),
        ("We provide a novel analysis of caches. Latency falls by 7%.", None),
        ("This work offers a novel perspective on songs. Latency falls by 7%.", None),
        ("We give a new proof. We propose Lark, a fast cache. Latency falls by 7%.", "Lark"),
    ],
)
def test_what_a_paper_gives(text: str, method: str | None) -> None:
    (claim,) = claims(text)
    assert claim.method == method
