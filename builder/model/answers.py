"""A place to answer: one name, one label and one kind, for the page, the paper and the form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class AnswerPlace:
    """A place to answer.

    `name` is unique in the guide: answers are kept under it. `label` is what a screen reader says. `kind` is line or
    text (several lines). `former` are the names that it had before; an answer that was kept under one of them is shown
    here. `joined` are the names of places that were once lines below this one: their answers are added to this one.
    `is_date` says that a date is asked for. `question` is said before the label where nothing on the page says it: in a
    form, which has no groups.
    """

    name: str
    label: str
    kind: str = "line"
    former: tuple[str, ...] = ()
    is_date: bool = False

    @property
    def formerly(self) -> str:
        """The names that it had before, with a space between each two."""
        return " ".join(self.former)

    question: str = ""
    joined: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What the field of a form is called: its label, after the question that it belongs to."""
        return f"{self.question}{self.label}"
