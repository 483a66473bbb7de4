"""Languages: what a tag alone says, what is recognised in a language, and what is said in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from builder.text.typography import ENGLISH, Quotes

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-[A-Za-z0-9]{1,8})*")
"""Language, script, region and the rest, each after a hyphen (BCP 47, RFC 5646): `en`, `pt-BR`, `uz-Arab-AF`."""

_SCRIPT = re.compile(r"-([a-z]{4})(?:-|$)")

_RTL_SCRIPTS = "adlm arab hebr mand mend nkoo rohg samr syrc thaa yezi"
_RTL_LANGUAGES = (
    "aeb acm afb aii ajp apc apd ar arb arc arq ars ary arz azb bal bgn bqi brh ckb dv fa fas glk haz he heb iw "
    "ji jpr khw ks lad lki lrc luz mid myz mzn nqo pes pnb prs ps rhg rmt sam sd sdh skr snd syr ug uig ur urd yi yid"
)
_RTL_REGIONS = "az-ir az-iq ha-cm ha-sd kk-af kk-cn kk-ir ku-lb ky-cn pa-pk tg-pk uz-af"
"""Right to left: the scripts of Unicode CLDR's scriptMetadata that are in use today, and the languages, alone or in one
region, whose script is one of them by CLDR's likelySubtags. Babel reads only languages that have a locale there, and
takes no notice of the script: with it `ar-Latn` would run to the left."""

_RTL = frozenset([*_RTL_LANGUAGES.split(), *_RTL_REGIONS.split()])


def is_language_tag(tag: str) -> bool:
    """Whether a string has the form of a language tag; the language itself may be any."""
    return _TAG.fullmatch(tag) is not None


def direction(tag: str) -> str:
    """The way that text in a language runs, as HTML says it: `rtl` or `ltr`. A script in the tag decides."""
    tag = tag.lower()
    if script := _SCRIPT.search(tag):
        return "rtl" if script[1] in _RTL_SCRIPTS.split() else "ltr"
    parts = tag.split("-")
    return "rtl" if parts[0] in _RTL or "-".join(parts[:2]) in _RTL else "ltr"


def base_of(tag: str) -> str:
    """The language of a tag without its region and script: `en` of `en-GB`."""
    return tag.partition("-")[0].lower()


@dataclass(frozen=True)
class Recognition:
    """What is recognised in a language. A file of it, `recognise.toml`, says what each of these is."""

    phase: tuple[str, ...] = ()
    step: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    separators: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    goal: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    how: tuple[str, ...] = ()
    example: tuple[str, ...] = ()
    colons: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    encouragement: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    daily: tuple[str, ...] = ()
    weekly: tuple[str, ...] = ()


@dataclass(frozen=True)
class Language:
    """A language, under the tag that a site or guide names it by: `en`, `en-GB`.

    `text` holds what is said, by name; `plurals` what depends on a number, by name and form; `components` what the
    components say, by component; `editions` the title and text of those that come with guidepress; `art` what is said
    of a theme's drawings, by art; `outline` the words of that command. `dates` are patterns of dates (long, day,
    short), for a tag without a region. `starter` is what a new guide starts from. `digest` is of all of these.
    """

    code: str
    recognised: Recognition = Recognition()
    text: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    components: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    editions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    art: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    outline: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    quotes: Quotes = ENGLISH
    starter: str = ""
    digest: str = ""

    @property
    def direction(self) -> str:
        return direction(self.code)

    @property
    def strings(self) -> Mapping[str, str]:
        """What is said and how dates are written, by name: what a component's `prepare` finds beside its own words."""
        has_region = base_of(self.code) != self.code.lower()
        dates = {f"date_{name}": "" if has_region else pattern for name, pattern in self.dates.items()}
        return {**self.text, **dates, "locale": self.code}


@dataclass(frozen=True)
class Languages:
    """The languages of a build: that of the site, and those that its guides name and that exist.

    `codes` are all that exist, named or not.
    """

    site: Language
    others: tuple[Language, ...] = ()
    codes: tuple[str, ...] = ()

    def of(self, tag: str) -> Language:
        """The language of a document by its tag: that of the site where it names none, or none that exists."""
        if not tag or tag == self.site.code:
            return self.site
        known = (language for language in (self.site, *self.others) if base_of(language.code) == base_of(tag))
        found = next(known, None)
        return replace(found, code=tag) if found else self.site
