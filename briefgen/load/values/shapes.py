"""The kinds of value that schemas are made of, as pydantic types.

A value that is not what it should be raises ``complaint(CODE, …)``; ``checking`` turns that into a diagnostic
at the value's place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC
from typing import Annotated, Any, ClassVar, Final
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainValidator,
    StringConstraints,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from briefgen.load.problems import (
    BAD_ALIAS,
    BAD_CHECKSUM,
    BAD_COLOUR,
    BAD_DATE,
    BAD_EMAIL,
    BAD_ID,
    BAD_IMAGE,
    BAD_LANG,
    BAD_SLUG,
    BAD_URL,
    BASE_URL,
    NO_FONT,
    NOT_ALLOWED,
    PERMALINK,
    TIMEZONE,
    UNSAFE_SLUG,
    WRONG_TYPE,
)
from briefgen.load.values.addresses import (
    ENTITY_KINDS,
    is_absolute_url,
    is_base_url,
    is_entity_id,
    is_image_path,
    is_inside,
    is_record_id,
    leads_out,
    old_address_fault,
    permalink_faults,
    to_section,
    to_slug,
)
from briefgen.load.values.dates import NotADateError, is_zone, read_date
from briefgen.load.values.free_values import native
from briefgen.load.values.meant_dates import meant_date
from briefgen.load.values.meant_words import meant
from briefgen.model.diagnostic import Code
from briefgen.model.language import is_language, meant_language, primary
from briefgen.model.states import DEFAULT_STATES, UNGIVEN
from briefgen.model.when import When

_EMAIL: Final = re.compile(r"[\w.!$+~-]{1,64}@(?:[^\W_][\w-]{0,62}\.){1,8}[^\W\d_][\w-]{0,62}")
_COLOUR: Final = re.compile("#[0-9A-Fa-f]{6}")
_SHA256: Final = re.compile(r"[0-9a-fA-F]{64}", re.ASCII)


class Group(BaseModel):
    """A group of keys. A key without a value counts as not given."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    called: ClassVar[str] = "this group"
    advice: ClassVar[str] = ""

    @model_validator(mode="before")
    @classmethod
    def _without_empty_keys(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if value is not None}
        return data


def complaint(code: Code, **values: object) -> PydanticCustomError:
    """Give what a validator raises so that the problem ``code`` is reported at its value."""
    return PydanticCustomError(code.name, "briefgen", values)


def one_of(*names: str) -> BeforeValidator:
    """Allow only these words."""

    def check(value: Any) -> Any:
        if isinstance(value, str) and value not in names:
            suggestion = meant(value.lower(), names)
            raise complaint(NOT_ALLOWED, value=value, choices=", ".join(names), suggestion=suggestion)
        return value

    return BeforeValidator(check)


def _known_state(value: Any, info: ValidationInfo) -> Any:
    given = (info.context or {}).get("states", ())
    if given is None:
        return value
    states: tuple[str, ...] = given or tuple(state.id for state in DEFAULT_STATES)
    names = [state for state in states if state not in UNGIVEN]
    if isinstance(value, str) and value not in names:
        suggestion = meant(value.lower(), names)
        raise complaint(NOT_ALLOWED, value=value, choices=", ".join(names), suggestion=suggestion)
    return value


known_state: Final = BeforeValidator(_known_state)
"""Allow only the states of the site's vocabulary, which the validation's context holds under ``states``.

If that is none, any may be right."""


def text_becomes(key: str) -> BeforeValidator:
    """Read plain text as a group with this one key."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value)


def _date(value: Any, info: ValidationInfo) -> When:
    if not isinstance(value, str):
        raise complaint(WRONG_TYPE, wanted="a date", fix="Write it as 2025, 2025-04 or 2025-04-28.")
    try:
        return read_date(value, info.context["zone"] if info.context else UTC)
    except NotADateError as why:
        meant = f"Did you mean `{day}`? " if (day := meant_date(value)) else ""
        why_not = f" ({why})" if str(why) else ""
        raise complaint(BAD_DATE, value=value, why=why_not, suggestion=meant) from None


def _url(value: str) -> str:
    if is_absolute_url(value):
        return value
    raise complaint(BAD_URL, value=value, fix="Write a full address that begins with `https://`.")


def _link(value: str) -> str:
    if is_absolute_url(value) or is_inside(value):
        return value
    raise complaint(
        BAD_URL,
        value=value,
        fix="Write an address of this site such as `/about/`, or a full one with `https://`.",
    )


def _email(value: str) -> str:
    if not value or _EMAIL.fullmatch(value):
        return value
    raise complaint(BAD_EMAIL, value=value)


def _lang(value: str) -> str:
    if is_language(value):
        return value
    raise complaint(BAD_LANG, value=value, suggestion=_meant(value), examples="`en`, `de` or `pt-BR`")


def _bare_lang(value: str) -> str:
    if is_language(value) and value.isalpha() and value.islower():
        return value
    suggestion = _meant(primary(meant_language(value)))
    raise complaint(BAD_LANG, value=value, suggestion=suggestion, examples="`en` or `de`, without a region")


def _meant(language: str) -> str:
    code = meant_language(language)
    return f"Did you mean `{code}`? " if code else ""


def _record_id(value: str) -> str:
    if is_record_id(value):
        return value
    better = to_slug(value) or "treaty-signed"
    raise complaint(BAD_ID, value=value, fix=f"Write it in small letters, digits and hyphens: `{better}`.")


def _entity_id(value: str) -> str:
    if is_entity_id(value):
        return value
    kind, _, name = value.partition("/")
    kind = kind if kind in ENTITY_KINDS and name else "person"
    better = f"{kind}/{to_slug(name or value) or 'jane-doe'}"
    kinds = ", ".join(ENTITY_KINDS)
    raise complaint(
        BAD_ID, value=value, fix=f"Write its kind and name, such as `{better}`; kinds are {kinds}."
    )


def _slug(value: str) -> str:
    if is_record_id(value):
        return value
    if leads_out(value):
        raise complaint(UNSAFE_SLUG, value=value, key="slug")
    raise complaint(BAD_SLUG, value=value, better=to_slug(value) or "treaty-signed")


def _section(value: str) -> str:
    if section := to_section(value):
        return section
    raise complaint(UNSAFE_SLUG, value=value, key="section")


def _old_address(value: str) -> str:
    if why := old_address_fault(value):
        raise complaint(BAD_ALIAS, value=value, why=why)
    return unicodedata.normalize("NFC", value)


def _image(value: str) -> str:
    if is_image_path(value):
        return value
    raise complaint(BAD_IMAGE, value=value)


def _colour(value: str) -> str:
    if _COLOUR.fullmatch(value):
        return value.lower()
    raise complaint(BAD_COLOUR, value=value)


def _font(value: str) -> str:
    if is_inside(value) and not value.startswith("/"):
        return value
    raise complaint(NO_FONT, path=value)


def _sha256(value: str) -> str:
    if _SHA256.fullmatch(value):
        return value.lower()
    raise complaint(BAD_CHECKSUM, value=value)


def _base_url(value: str) -> str:
    if is_base_url(value):
        return value
    raise complaint(BASE_URL, value=value)


def _timezone(value: str) -> str:
    if is_zone(value):
        return value
    raise complaint(TIMEZONE, value=value, suggestion=meant(value, available_timezones()))


def _permalink(value: str) -> str:
    if why := next(permalink_faults(value), ""):
        raise complaint(PERMALINK, value=value, why=why)
    return value


def _checked(check: Callable[[str], str]) -> AfterValidator:
    return AfterValidator(check)


Text = Annotated[str, StringConstraints(strip_whitespace=True)]
Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Words = tuple[Word, ...]
Free = Annotated[dict[str, Any], BeforeValidator(native)]
Choices = Annotated[dict[str, tuple[Any, ...]], BeforeValidator(native)]
Date = Annotated[When, PlainValidator(_date)]
Url = Annotated[Word, _checked(_url)]
Urls = tuple[Url, ...]
Link = Annotated[Word, _checked(_link)]
Email = Annotated[Text, _checked(_email)]
Lang = Annotated[Word, _checked(_lang)]
BareLang = Annotated[Word, _checked(_bare_lang)]
RecordId = Annotated[Word, _checked(_record_id)]
EntityId = Annotated[Word, _checked(_entity_id)]
Sha256 = Annotated[Word, _checked(_sha256)]
Slug = Annotated[Word, _checked(_slug)]
Section = Annotated[Word, _checked(_section)]
OldAddress = Annotated[Word, _checked(_old_address)]
Colour = Annotated[Word, _checked(_colour)]
FontPath = Annotated[Word, _checked(_font)]
ImagePath = Annotated[Word, _checked(_image)]
BaseUrl = Annotated[Text, _checked(_base_url)]
TimeZone = Annotated[Word, _checked(_timezone)]
Permalink = Annotated[Word, _checked(_permalink)]
