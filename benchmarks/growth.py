"""Texts of any size, in shapes that a rule could take too long over, and how long reading them takes."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

from briefgen.annotate import annotate
from briefgen.annotate.language_model import engine
from briefgen.model.corpus import AnnotatedArticle
from briefgen.model.registry import Registry
from briefgen.parse import parse_plain
from briefgen.resolve import resolve

PROSE = (
    'Mayor Maria Lopez{n} said the harbour wall had held. "We rebuilt it," she said, "and it held."',
    "The Port Authority denied that the wall had failed, according to Tom Weber{n}, its director.",
    "Weber{n} met the governor of Norland in Oslo on Monday; he called the delay “a disgrace”.",
    "The Ministry of Fisheries announced that 1{n} boats were lost. Officials disputed the number.",
)
"""Sentences as a briefing has them; ``{n}`` makes no two alike."""

SHAPES: dict[str, tuple[tuple[str, ...], str]] = {
    "paragraphs": (PROSE, "\n\n"),
    "one paragraph": (PROSE, " "),
    "marks without end": (('"a" b',), " "),
    "marks never closed": (("“It is over", "and ‘nobody’ knows"), " "),
    "names": (("Maria Lopez{n} met Tom Weber{n} in Oslo.",), " "),
    "denials": (("Lopez{n} denied that the dam had failed. Weber{n} said the dam had failed.",), "\n\n"),
    "pronouns": (('"We won," he said.', "She said they lost."), "\n\n"),
    "no full stops": (("and the mayor said",), " "),
    "according to": (("the road is shut according to Tom Weber{n} and",), " "),
    "brackets": (("(Lopez said", "[that he]", "knew)"), " "),
}
"""What a text is made of, and what stands between its parts."""


def text_of(shape: str, size: int) -> str:
    """Give a text of a shape, of at least ``size`` characters."""
    parts, between = SHAPES[shape]
    made: list[str] = []
    length = 0
    while length < size:
        made.append(parts[len(made) % len(parts)].format(n=len(made)))
        length += len(made[-1]) + len(between)
    return between.join(made)


def seconds(text: str) -> tuple[float, float, float]:
    """Give the processor seconds of the model, of the rules, and of resolving, for one text."""
    article = parse_plain("growth", text)
    blocks = [block.span.of(article.prose.text) for block in article.prose.blocks]
    times = [time.process_time()]
    parses = engine.read(blocks)
    times.append(time.process_time())
    found = annotate(article, parses)
    times.append(time.process_time())
    resolve([AnnotatedArticle(article, found)], Registry())
    times.append(time.process_time())
    model, rules, resolving = (after - before for before, after in pairwise(times))
    return model, rules, resolving


def report(largest: int, say: Callable[[str], None] = print) -> None:
    """Print, for each shape, the seconds at a quarter, a half and the whole of ``largest`` characters."""
    engine.read(["The model is loaded before anything is timed."])
    say(f"{'characters':<20}{'size':>10}{'model s':>9}{'rules s':>9}{'resolve s':>10}{'× half':>8}")
    for shape in SHAPES:
        before = 0.0
        for size in (largest // 4, largest // 2, largest):
            model, rules, resolving = seconds(text_of(shape, size))
            total = rules + resolving
            ratio = f"{total / before:>8.2f}" if before else " " * 8
            say(f"{shape:<20}{size:>10}{model:>9.2f}{rules:>9.2f}{resolving:>10.2f}{ratio}")
            before = total
