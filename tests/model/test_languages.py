"""Language tags: their form, and the way that text in a language runs."""

from __future__ import annotations

import pytest

from builder.model.languages import direction, is_language_tag


@pytest.mark.parametrize(
    "tag", ["he", "HE-il", "ar", "ar-EG", "fa", "ur", "yi", "ckb", "dv", "pa-PK", "uz-Arab", "az-Arab-IR", "ff-Adlm"]
)
def test_hebrew_and_arabic_scripts_run_from_right_to_left(tag: str) -> None:
    assert direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "de-CH", "ar-Latn", "pa", "uz", "zh-Hant-TW", "he-Latn-IL", "ku", "sr-Latn"])
def test_other_languages_run_from_left_to_right(tag: str) -> None:
    assert direction(tag) == "ltr"


@pytest.mark.parametrize("tag", ["en", "en-GB", "es-419", "de-CH-1901", "zh-Hans-CN", "de-x-school"])
def test_language_tags(tag: str) -> None:
    assert is_language_tag(tag)


@pytest.mark.parametrize("tag", ["", "e", "english language", "en_GB", "en-", '"><script>', "en\n", "12", "en--GB"])
def test_what_is_no_language_tag(tag: str) -> None:
    assert not is_language_tag(tag)
