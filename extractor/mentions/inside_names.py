"""Numbers that are part of a name, an enumeration or a shape, and count nothing."""

from __future__ import annotations

import re

_OUT_OF = re.compile(r"\d out of \Z")
_NAME_CHAIN = re.compile(r"(?<![^\s(/,\"'])[A-Za-z][\w.+\-–/]*$|[)_]$")
_UNIT_BEFORE = re.compile(r"\d\s?(?:dB|GB|MB|ms|s)/\Z")
_TRIALS = re.compile(r"\d{1,3}(?=[,.;)](?!\d)| (?:and|trials|cases|tasks|runs|attempts|times)\b)")
_LIKENED = re.compile(r"\d+[A-Z][a-zA-Z]*-(?:like|style)\b")
# as in "on Task 1 and", "for Wren 2, a bird"
_NUMBERED = re.compile(
    r"(?:\b(?:at|for|from|in|on|under)|[A-Z][a-z][\w-]* \d+,? and) [A-Z][a-z][\w-]* \Z"
)
_ITS_NUMBER = re.compile(
    r"(?:1?\d|20)(?=[,;)](?!\d)|\.(?!\d)| (?:and|but|compared|over|while|with)\b)"
)
_SCALE_TOP = re.compile(r"(?:4|5|7|10|100)\b(?!\.\d|%|x|×|-)")


def joins_name(text: str, at: int) -> bool:
    """Whether a sign at this place is the hyphen of a name or a word ("GPT-4", "top-5")."""
    return bool(_NAME_CHAIN.search(text[max(0, at - 40) : at])) and text[at] in "-+–"


def inside_name(head: str, text: str, at: int) -> bool:
    """Whether a number at this place, with `head` right before it, is part of something else.

    >>> inside_name("GPT-", "GPT-4 is used", 4), inside_name("sub-", "sub-800 ms", 4)
    (True, False)
    """
    if not head:
        return False
    if (
        re.match(r"\d{1,2}\)\s", text[at:])
        and head[-1].isspace()
        and text.count("(", 0, at) <= text.count(")", 0, at)
    ):
        return True  # "1) ..., and 2) ...": an enumeration
    if (
        head[-1] == "/"
        and re.search(r"(?<![\d./])\d{1,3}/$", text[:at])
        and _TRIALS.match(text, at)
    ):
        return True  # "5/15 trials"
    if _ITS_NUMBER.match(text, at) and _NUMBERED.search(text[max(0, at - 40) : at]):
        return True
    if _LIKENED.match(text, at):
        return True  # "5W-style notes"
    decimal = head[-1] == "/" and re.search(r"(?<![\d./])\d{1,2}\.\d+/$", text[:at])
    if decimal and _SCALE_TOP.match(text, at):
        return True  # "a score of 4.5/5": the top of a scale
    last = head[-1]
    if last == "[" or _OUT_OF.search(text[max(0, at - 12) : at]):
        return True  # "scores 20 out of 100"
    if last == ":" and len(head) > 1 and head[-2].isdigit():
        return True  # "AP50:95"
    if last in "×x" and len(head) > 1 and head[-2].isdigit():
        return not (last == "×" and re.match(r"\d+\.\d+×", text[at:]))  # "1.6×8.8×": a lost dash
    if last == "-" and re.search(r"\b(?:[Nn]ear|[Ss]ub)-$", text[max(0, at - 6) : at]):
        return False  # "sub-800 ms", "near-100% accuracy"
    if last == "/" and _UNIT_BEFORE.search(text[max(0, at - 12) : at]):
        return False  # "31.2 dB/0.91"
    if last in "-–./+" and _NAME_CHAIN.search(text[max(0, at - 40) : at]):
        return True
    if last == "(" and re.match(r"\d{1,2}\)", text[at:]):
        return True  # "(1) ..., (2) ...": an enumeration
    if head.rstrip()[-1:] in "<=≤" and re.search(r"\b[pP]\s?[<=≤]\s?$", text[max(0, at - 5) : at]):
        return True
    if last == "(" and len(head) > 1 and head[-2].isalnum():
        return not re.match(r"\d+(?:\.\d+)?%", text[at:])  # "on 512 GPUs(40% of peak)"
    return last == "*"


def dimension(text: str, start: int, after: int) -> bool:
    """Whether "256x" goes on as a resolution or a shape ("256x256", "8 x 8"), not as a range."""
    rest = text[after:]
    if text[after - 1] not in "xX×" or not re.match(r"\s?\d", rest):
        return False
    if text[after - 2].isspace() and re.match(r" \d+ [x×] \d+(?!\.?\d|%)", rest):
        return True  # "a latent of 32 x 32 x 8"
    if re.match(r"\s?\d+(?:\.\d+)?\s?(?:×|(?:x|times)\b)", rest):
        return False
    sized = re.match(r"\s?(\d{2,4})(?![\d.%])", rest)
    if sized and text[start : after - 1] == sized[1]:
        return True  # "1024× 1024 images"
    return not rest[0].isspace() or text[after - 2].isspace()
