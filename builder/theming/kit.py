"""The kit: all that a format needs besides its job. Built once for each build, picklable, with a digest for caches."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from builder import __version__
from builder.art import NO_ART
from builder.components import Registry, shared_templates
from builder.model.languages import Language, Languages, direction
from builder.model.measure import Measure, Sheet
from builder.model.site import SiteSettings
from builder.model.sources import Asset, Edition, Paper, Theme
from builder.text.width import TextWidths
from builder.theming.accent import Accents, Papers, safe_accents
from builder.theming.font_files import font_files
from builder.theming.measure import inks, measure_of
from builder.theming.rulings import rulings
from builder.theming.style_sheets import PAPER, SCREEN, declared_tokens, sheet_of_all, text_of

_FILES_OF = {
    "screen": re.compile(r"(^|/)web/|(^|/)(screen\.(html|css)|web(-fonts)?\.css)$"),
    "paper": re.compile(r"(^|/)print/|(^|/)(paper\.(html|css)|print(-fonts)?\.css)$"),
}
"""The names of files that one medium alone reads."""
_TABLES_OF = {"screen": ("light", "dark"), "paper": ("print", "measure")}
"""The tables of tokens that one medium alone reads."""

_TOKENS = {
    "accent.default": "#555555",
    "light.paper": "#ffffff",
    "light.wash": "#f4f4f4",
    "dark.paper": "#000000",
    "dark.wash": "#141414",
    "type.lettering": "sans-serif",
}
"""What is taken of the tokens that we read ourselves, in a theme that builds on none and says nothing of them."""


@dataclass(frozen=True, slots=True)
class Kit:
    """`templates` by the name they are asked for: (where it lies, text). `files` are a theme's other files, by path.

    `screen_css` and `paper_css` are finished sheets; `files` holds what they name. `logo` is the brand's, if it has
    one. `components` are those that guides may use. `tokens` are the theme's, each with its table's name before it.
    `art` names the theme's drawings, empty for none, and `preload` the fonts that pages load first.
    `widths` tells how wide text is in its fonts.
    `digests` are by medium. `dressed` are the kits of other themes and brands, which editions name. `language` is what
    is said in: the site's, or a guide's own in the kit that `speaking` gives.
    """

    settings: SiteSettings
    language: Language
    languages: Languages
    templates: Mapping[str, tuple[str, str]]
    files: Mapping[str, bytes]
    screen_css: str
    paper_css: str
    tokens: Mapping[str, str]
    accents: Accents
    papers: tuple[Paper, ...]
    logo: Asset | None
    components: Registry
    editions: tuple[Edition, ...]
    art: str
    preload: tuple[str, ...]
    widths: TextWidths
    digests: Mapping[str, str]
    dressed: Mapping[tuple[str, str], Kit] = field(default_factory=dict)

    def digest(self, medium: str) -> str:
        """A digest of all that a medium reads of the kit: screen or paper."""
        return self.digests[medium]

    def site(self, medium: str) -> SiteSettings:
        """The settings that the templates of a medium find as `site`. What a medium does not read is not there.

        Downloads, links and offers of support come with each job.
        """
        return _read_by(medium, self.settings)

    def speaking(self, tag: str) -> Kit:
        """The kit for a document in a language, by its tag; this one where that is the site's, or is not there."""
        language = self.languages.of(tag)
        if language is self.languages.site:
            return self
        digests = {name: f"{digest} {language.code} {language.digest}" for name, digest in self.digests.items()}
        return replace(self, language=language, digests=digests)

    def direction_of(self, tag: str) -> str:
        """The direction, ltr or rtl, of a document by its tag: that of the site where it names none."""
        return direction(tag) if tag else self.languages.site.direction

    def of(self, edition: Edition, tag: str = "") -> Kit:
        """The kit for a document in a language, by its tag, in an edition: in the theme and language that this names.

        What an edition says in its language are our own words, never the guide's.
        """
        return self.dressed_for(edition).speaking(edition.language or tag)

    def dressed_for(self, edition: Edition) -> Kit:
        """The kit for an edition with the theme and the brand that it names: this one where it names none."""
        return self.dressed.get((edition.theme, edition.brand), self)

    def measure(self, paper: Paper, edition: Edition | None = None) -> Measure:
        """The lengths of an edition on a paper, in this theme."""
        return replace(measure_of(paper, edition, self._table("measure")), widths=self.widths)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The measures that the project prints on: every paper in every edition that is made on it."""
        usual = self.settings.papers
        kinds = [(p, e) for e in self.editions for p in self.papers if p.name in (e.papers or usual)]
        measures = (Sheet(paper.title, self.of(e).measure(e.page(paper), e)) for paper, e in kinds)
        return tuple(dict.fromkeys(measures))

    def inks(self, measure: Measure) -> dict[str, str]:
        """The colours that lines are printed in, by what they are for."""
        return inks(measure, self._table("print"))

    def rulings(self, measure: Measure) -> dict[str, bytes]:
        """The images of ruled lines that style sheets name, by address."""
        return rulings(measure, self.inks(measure))

    def _table(self, name: str) -> dict[str, str]:
        return {key.partition(".")[2]: value for key, value in self.tokens.items() if key.startswith(f"{name}.")}

    @property
    def cover(self) -> str:
        """What the theme says of covers; empty where it says nothing."""
        return self.tokens.get("measure.cover", "")

    @property
    def lettering(self) -> str:
        """The font of words in drawings."""
        return self.tokens["type.lettering"]


def make_kit(
    settings: SiteSettings,
    languages: Languages,
    themes: tuple[Theme, ...],
    papers: tuple[Paper, ...],
    editions: tuple[Edition, ...],
    registry: Registry,
    logo: Asset | None,
) -> Kit:
    """The kit of a project. A theme's file comes before its ancestors' of the same name and a component's own."""
    tokens = _TOKENS | {key: value for theme in themes for key, value in theme.tokens}
    accents = safe_accents(settings.brand.accent or tokens["accent.default"], _papers(tokens))
    art, preload = _art(themes), _preload(themes)
    if art:
        languages = _with_words_of(art, languages)
    files = {path: content for theme in themes for path, content in theme.files}
    component_files = {
        f"components/{t.name}/{name}": content for t in registry.values() for name, content in t.files.items()
    }
    files = {**component_files, **files}
    screen = declared_tokens("light", tokens, accents)
    screen += sheet_of_all(SCREEN, themes, component_files, art)
    paper = declared_tokens("print", tokens, accents)
    paper += sheet_of_all(PAPER, themes, component_files)
    templates = _templates(themes, registry)
    kinds = [replace(kind, files={}) for kind in registry.values()]
    said = (languages.site.code, languages.site.digest)
    shared = (said, accents, logo, art, kinds)
    return Kit(
        settings=settings,
        language=languages.site,
        languages=languages,
        templates=templates,
        files=files,
        screen_css=screen,
        paper_css=paper,
        tokens=tokens,
        accents=accents,
        papers=papers,
        logo=logo,
        components=registry,
        editions=editions,
        art=art,
        preload=preload,
        widths=TextWidths(font_files(paper, files, tokens)),
        digests={
            "screen": _medium_digest("screen", settings, templates, files, tokens, screen, shared),
            "paper": _medium_digest("paper", settings, templates, files, tokens, paper, shared),
        },
    )


def _with_words_of(art: str, languages: Languages) -> Languages:
    """Languages that also say what there is to say of an art."""
    site, *others = (
        replace(language, text={**language.text, **language.art.get(art, {})})
        for language in (languages.site, *languages.others)
    )
    return Languages(site, tuple(others))


def _medium_digest(
    medium: str,
    settings: SiteSettings,
    templates: Mapping[str, object],
    files: Mapping[str, bytes],
    tokens: Mapping[str, str],
    *others: object,
) -> str:
    """A digest of what a medium reads of a kit."""
    unread = _TABLES_OF["paper" if medium == "screen" else "screen"]
    return _digest(
        _read_by(medium, settings),
        _of_medium(medium, templates),
        _of_medium(medium, files),
        {key: value for key, value in tokens.items() if key.partition(".")[0] not in unread},
        *others,
    )


def _read_by(medium: str, settings: SiteSettings) -> SiteSettings:
    """The settings that a medium reads, the others empty."""
    if medium == "screen":
        return replace(settings, papers=(), editions=(), public=None)
    return SiteSettings(
        settings.title, settings.brand, settings.description, language=settings.language, author=settings.author
    )


def _of_medium(medium: str, named: Mapping[str, object]) -> dict[str, object]:
    """Templates and files but for those that only the other medium has."""
    others = _FILES_OF["paper" if medium == "screen" else "screen"]
    return {name: value for name, value in named.items() if not others.search(name)}


def _papers(tokens: Mapping[str, str]) -> Papers:
    light, dark = ((tokens[f"{page}.paper"], tokens[f"{page}.wash"]) for page in ("light", "dark"))
    return Papers(light, dark)


def _art(themes: tuple[Theme, ...]) -> str:
    """The name of the art, from the last theme that names one; empty for none."""
    named = [theme.art for theme in themes if theme.art is not None]
    return "" if not named or named[-1] == NO_ART else named[-1]


def _preload(themes: tuple[Theme, ...]) -> tuple[str, ...]:
    return next((theme.preload for theme in reversed(themes) if theme.preload is not None), ())


def _templates(themes: tuple[Theme, ...], registry: Registry) -> dict[str, tuple[str, str]]:
    """Templates by name; each also with its theme's name before it, so that one can extend its ancestor's."""
    found = {
        f"components/{kind.name}/{name}": (f"{kind.place}/{name}", text_of(content))
        for kind in registry.values()
        for name, content in kind.files.items()
        if name.endswith(".html")
    }
    for name, content in shared_templates().items():
        found[f"components/{name}"] = (f"builder/components/{name}", text_of(content))
    for theme in themes:
        for path, content in theme.files:
            if path.endswith((".html", ".xml", ".txt")):
                entry = (f"{theme.folder}/{path}", text_of(content))
                found[path] = entry
                found[f"{theme.name}/{path}"] = entry
    return found


def _digest(*parts: object) -> str:
    """A digest of everything that goes into the kit, and of the version of guidepress."""
    digest = hashlib.sha256(__version__.encode())
    for part in parts:
        if isinstance(part, dict):
            for key in sorted(part):
                value = part[key]
                digest.update(f"\0{key}\0".encode())
                digest.update(value if isinstance(value, bytes) else repr(value).encode())
        else:
            digest.update(repr(part).encode())
    return digest.hexdigest()
