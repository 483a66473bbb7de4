"""What a language tag says by itself: whether it is one, and which way its text runs."""

from __future__ import annotations

import re

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
    """Whether a text has the form of a language tag; the language itself may be any."""
    return _TAG.fullmatch(tag) is not None


def direction(tag: str) -> str:
    """The way that text in a language runs, as HTML says it: `rtl` or `ltr`. A script in the tag decides."""
    tag = tag.lower()
    if script := _SCRIPT.search(tag):
        return "rtl" if script[1] in _RTL_SCRIPTS.split() else "ltr"
    parts = tag.split("-")
    return "rtl" if parts[0] in _RTL or "-".join(parts[:2]) in _RTL else "ltr"
