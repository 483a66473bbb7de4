"""The ridge: one hill for each phase, one ring for each step."""

from builder.art.contract import Art
from builder.art.ridge.covers import back, cover, field
from builder.art.ridge.icon import icon
from builder.art.ridge.phases import phase, stretches
from builder.art.ridge.ridge import card, hero, opener

ART = Art(hero, card, phase, stretches, icon, cover, field, back, opener)
