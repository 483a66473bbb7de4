"""What is recognised in other languages than English, by patterns with their own order and spaces."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.components import load_components
from builder.load.builtin import language
from builder.model.blocks import Component
from builder.model.guide import Step
from builder.model.languages import Languages, Recognition
from builder.model.sources import SourceDocument, TextFile
from builder.parse import parse
from builder.parse.structure.questions import asks
from builder.parse.structure.vocabulary import Vocabulary, vocabulary_of
from tests.support.parsing import branch, drawn, text

GERMAN = Vocabulary(language("de").recognised)
FRENCH = Vocabulary(
    Recognition(
        phase=("phase", "étape"),
        step=("pas",),
        patterns=("{word} {number}", "{ordinal} {word}"),
        separators=(":", " - "),
        numbers=("un une", "deux"),
        ordinals=("premier première", "deuxième second seconde"),
        goal=("Objectif SMART",),
        why=("Pourquoi",),
        how=("Comment",),
        colons=(" :",),
        marks=("?",),
    )
)
CHINESE = Vocabulary(
    Recognition(
        step=("步",),
        patterns=("第{number}{word}",),
        separators=("：", ":"),
        numbers=("一", "二"),
        why=("为什么",),
        colons=("：", ":"),
        marks=("？",),
    )
)


def read(source: str, lang: str = "de") -> str:
    """A guide of a German site as a tree."""
    files = (TextFile("guide.md", text(source)),)
    document = SourceDocument("guide", "example", "", files, "")
    found = parse(document, load_components(), Languages(language(lang))).guide
    assert found
    return drawn(found)


@pytest.mark.parametrize(
    ("heading", "role", "label", "number", "title"),
    [
        ("Schritt 1: Hinsehen", "step", "Schritt 1", "1", "Hinsehen"),
        ("Schritt zwei - Hinsehen", "step", "Schritt zwei", "zwei", "Hinsehen"),
        ("1. Schritt: Hinsehen", "step", "1. Schritt", "1", "Hinsehen"),
        ("12. Schritt", "step", "12. Schritt", "12", ""),
        ("Erster Schritt", "step", "Erster Schritt", "1", ""),
        ("**Zweiter Schritt:** Hinsehen", "step", "Zweiter Schritt", "2", "Hinsehen"),
        ("Dritte Phase – Hinsehen", "phase", "Dritte Phase", "3", "Hinsehen"),
        ("Phase IV. Hinsehen", "phase", "Phase IV", "IV", "Hinsehen"),
        ("Vierter Teil: Hinsehen", "phase", "Vierter Teil", "4", "Hinsehen"),
    ],
)
def test_german_phases_and_steps(heading: str, role: str, label: str, number: str, title: str) -> None:
    found = GERMAN.numbered(heading)
    assert found is not None
    assert (found.role, found.label, found.number, found.title) == (role, label, number, title)


@pytest.mark.parametrize(
    "heading",
    [
        "Step 1: Look",
        "1. Schritt für Schritt",
        "Erste Schritte",
        "Der erste Schritt: los",
        "Schrittweise: los",
        "1. Teilen",
    ],
)
def test_headings_that_german_does_not_take_for_steps(heading: str) -> None:
    assert GERMAN.numbered(heading) is None


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", ""])
def test_french_may_have_any_space_before_a_colon(space: str) -> None:
    found = FRENCH.numbered(f"Première étape{space}: Regarder")
    assert found is not None
    assert (found.label, found.ordinal, found.title) == ("Première étape", 1, "Regarder")
    for line in (f"Pourquoi{space}: parce que", f"**Pourquoi{space}:** parce que", f"**Pourquoi**{space}: parce que"):
        label = FRENCH.label(line, starts_paragraph=True, in_list=False)
        assert label is not None, line
        assert (label.kind, label.label, label.rest) == ("why", "Pourquoi", "parce que")
    assert FRENCH.label_heading(f"Comment{space}:") == "how"


def test_a_language_with_no_space_before_a_colon_takes_none_for_a_label() -> None:
    assert GERMAN.label("Warum : weil", starts_paragraph=True, in_list=False) is None


def test_patterns_and_labels_without_spaces() -> None:
    found = CHINESE.numbered("第一步：看")
    assert found is not None
    assert (found.label, found.ordinal, found.title) == ("第一步", 1, "看")
    label = CHINESE.label("为什么：因为", starts_paragraph=True, in_list=False)
    assert label is not None
    assert (label.kind, label.rest) == ("why", "因为")


def test_a_language_has_its_own_question_marks() -> None:
    assert asks("أين؟ متى؟", ("؟", "?"))
    assert asks("Πού; Πότε;", (";",))
    assert not asks("Πού; Πότε;", ("?",))


def test_words_are_compiled_once_for_what_they_hold_and_not_for_a_code() -> None:
    german = language("de").recognised
    assert vocabulary_of(german) is vocabulary_of(replace(german))
    assert vocabulary_of(replace(german, step=("Stufe",))).numbered("Stufe 1: Los") is not None
    assert vocabulary_of(german).numbered("Stufe 1: Los") is None


def test_a_german_guide() -> None:
    assert read(
        """
        # Besser schlafen

        ## Erste Phase: Hinsehen

        ### 1. Schritt: Eine Woche notieren

        **SMART-Ziel als Beispiel:** "Ich notiere sieben Tage lang, wann ich einschlafe."

        **Warum das wichtig ist:** Wer 'müde' sagt, hat's noch nicht gemessen.

        So gehst du vor: Leg das Heft ans Bett.

        ## Wenn alles zu viel wird

        - Leg dich hin.

        ## Fragen für dein Journal

        - Was hält dich wach?

        ## Wenn du Unterstützung möchtest

        ### Ein Gespräch

        Schreib mir.
        """
    ) == branch(
        """
        phase Erste Phase | Hinsehen
          step 1. Schritt | Eine Woche notieren
            goal [SMART-Ziel als Beispiel]
              „Ich notiere sieben Tage lang, wann ich einschlafe.“
            why [Warum das wichtig ist]
              Wer ‚müde‘ sagt, hat’s noch nicht gemessen.
            how [So gehst du vor]
              Leg das Heft ans Bett.
        encouragement Wenn alles zu viel wird
          Leg dich hin.
        prompts Fragen für dein Journal
          prompt 1: Was hält dich wach?
        support Wenn du Unterstützung möchtest
          offer Ein Gespräch
            Schreib mir.
        """
    )


def test_two_german_questions_in_a_row_get_room() -> None:
    source = text("# Ein Titel\n\n## Schritt 1: Los\n\nWer bist du? Was willst du?\n")
    found = parse(
        SourceDocument("guide", "a", "", (TextFile("guide.md", source),), ""),
        load_components(),
        Languages(language("de")),
    ).guide
    assert found
    [step] = found.parts
    assert isinstance(step, Step)
    assert [item.name for item in step.items if isinstance(item, Component)] == ["lines"]
