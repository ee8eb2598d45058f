"""Annotations written as the words that they mark."""


def mark(text, words, **more):
    """An annotation of these words, at the first place where they stand."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), **more}


def at(text, words, name):
    """The place of further words of an annotation: ``speaker_start``, ``speaker_end``."""
    start = text.index(words)
    return {f"{name}_start": start, f"{name}_end": start + len(words)}
