"""What can be wrong with the language model: the problems that this phase reports."""

from __future__ import annotations

from briefgen.model.diagnostic import Code, Severity

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

CODES: tuple[Code, ...] = (MODEL_MISSING, MODEL_ALTERED)
