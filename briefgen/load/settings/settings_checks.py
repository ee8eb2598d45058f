"""``briefgen.yaml`` as written to the settings that it was checked to give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.load.checked import CheckedSettings
from briefgen.load.problems import MISSING, NOT_ALLOWED, SETTINGS_KEY, STATE_NAME
from briefgen.load.schemas import ClaimSettingsKeys, SettingsKeys
from briefgen.load.values.checking import check
from briefgen.load.values.fields import Fields
from briefgen.load.values.meant_words import meant
from briefgen.model.diagnostic import Diagnostic
from briefgen.model.settings import (
    AnnotationSettings,
    ClaimSettings,
    ExportSettings,
    FeedSettings,
    ImageSettings,
    NavItem,
    Publisher,
    Settings,
    ShareSettings,
    TrustStatements,
)
from briefgen.model.states import (
    CLASSES,
    DEFAULT_STATES,
    NOT_ASSESSED,
    NOT_CHECKABLE,
    TRAPS,
    State,
)


def check_settings(fields: Fields) -> CheckedSettings:
    """Check the settings that were read."""
    checked = check(SettingsKeys, fields, SETTINGS_KEY, example="title: …")
    settings = _to_settings(checked.value or SettingsKeys(), checked.fields)
    return CheckedSettings(settings, (*checked.problems, *_state_problems(checked.fields)))


def _to_settings(keys: SettingsKeys, fields: Fields) -> Settings:
    publisher = keys.publisher
    return Settings(
        title=keys.title,
        description=keys.description,
        base_url=keys.base_url,
        lang=keys.lang,
        timezone=keys.timezone,
        theme=keys.theme,
        theme_options=keys.theme_options,
        permalink=keys.permalink,
        permalinks=keys.permalinks,
        page_size=keys.page_size,
        callouts=keys.callouts,
        search=keys.search,
        raw_html=keys.raw_html,
        nav=tuple(NavItem(item.label, item.to) for item in keys.nav),
        publisher=Publisher(
            name=publisher.name,
            url=publisher.url or "",
            logo=publisher.logo or "",
            email=publisher.email,
            policies=tuple(publisher.policies.items()),
            unwritten=publisher.unwritten,
        ),
        annotation=AnnotationSettings(
            model=keys.annotation.model,
            models=keys.annotation.models,
            entities=keys.annotation.entities,
            quotes=keys.annotation.quotes,
            claims=keys.annotation.claims,
        ),
        feeds=FeedSettings(
            size=keys.feeds.size,
            full_text=keys.feeds.full_text,
            rss=keys.feeds.rss,
            entities_from=keys.feeds.entities_from,
            ids_from=keys.feeds.ids_from,
        ),
        claims=ClaimSettings(_states(keys.claims), keys.claims.reviews, keys.claims.reviewed),
        exports=ExportSettings(ninjs=keys.exports.ninjs, claims_csv=keys.exports.claims_csv),
        news_sitemap=keys.news_sitemap,
        trust_txt=TrustStatements(**keys.trust_txt.model_dump()),
        images=ImageSettings(
            widths=tuple(sorted(set(keys.images.widths))),
            formats=tuple(dict.fromkeys(keys.images.formats)),
            quality=keys.images.quality,
        ),
        share_images=ShareSettings(
            enabled=keys.share_images.enabled,
            font=keys.share_images.font or "",
            paper=keys.share_images.paper,
            ink=keys.share_images.ink,
            accent=keys.share_images.accent,
        ),
        old_after=keys.old_after,
        extra=keys.extra,
        places=fields.places(),
    )


def _states(keys: ClaimSettingsKeys) -> tuple[State, ...]:
    """Give the default states under the site's words, then those that it adds, in its order."""
    default = {state.id: state for state in DEFAULT_STATES}
    changed = []
    for id_ in (*default, *(id_ for id_ in keys.states if id_ not in default)):
        given, usual = keys.states.get(id_), default.get(id_, State(id_, id_, review="asked"))
        changed.append(
            replace(
                usual,
                label=given.label or usual.label,
                meaning=given.meaning or usual.meaning,
                class_=given.class_ or usual.class_,
                shape=given.shape or usual.shape,
            )
            if given
            else usual
        )
    return tuple(changed)


def _state_problems(fields: Fields) -> Iterator[Diagnostic]:
    """Report what a schema cannot see: states of the site's own that lack a word or a class, and odd ids."""
    claims = fields.mapping.get("claims")
    claims = claims if isinstance(claims, dict) else {}
    states = claims.get("states")
    default = {state.id: state for state in DEFAULT_STATES}
    own = states if isinstance(states, dict) else {}
    for id_, given in own.items():
        at = f"claims.states.{id_}"
        if id_ in TRAPS:
            yield STATE_NAME.at(fields.key_place(at), id=id_)
            continue
        keys = given if isinstance(given, dict) else {}
        if id_ not in default:
            for key in ("label", "class"):
                if keys.get(key) is None:
                    group = f"the state `{id_}`"
                    yield MISSING.at(fields.key_place(at), name=f"`{key}`", key=key, group=group)
        elif id_ in (NOT_ASSESSED, NOT_CHECKABLE) and keys.get("class") in CLASSES[:-1]:
            place = fields.place(f"{at}.class")
            yield NOT_ALLOWED.at(place, name="`class`", value=keys["class"], choices="other", suggestion="")
    named = [state.id for state in DEFAULT_STATES if state.review != "no"]
    known = [*named, *(id_ for id_ in own if id_ not in default)]
    reviewed = claims.get("reviewed")
    for number, name in enumerate(reviewed if isinstance(reviewed, list) else ()):
        if isinstance(name, str) and name not in known:
            place = fields.place(f"claims.reviewed.{number}")
            yield NOT_ALLOWED.at(
                place,
                name="An item of `reviewed`",
                value=name,
                choices=", ".join(known),
                suggestion=meant(name, known),
            )
