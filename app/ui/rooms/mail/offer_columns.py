"""The columns of the documents that may be written, and of the occasions to write them."""

from typing import Final

from app.folding import folded
from app.i18n import N_, _
from app.office.letters.occasions.listing import DocumentChoice, Offer
from app.ui.tables.column import Column
from app.ui.theme import Token

CHOICES: Final = (
    Column[DocumentChoice](
        N_("Régime"), lambda one: one.regime_short, width=16, tooltip=lambda one: one.regime_title
    ),
    Column[DocumentChoice](
        N_("Document"), lambda one: _(one.title), width=38, tooltip=lambda one: one.family
    ),
)


def offer_state(offer: Offer) -> str:
    """Why it cannot be written, or by which letter it was."""
    if offer.refusal:
        return offer.refusal
    return _("Émis : {reference}").format(reference=offer.told) if offer.told else _("À écrire")


def offer_class(offer: Offer) -> str:
    """The class; of an applicant, that they are one."""
    return _("Candidat") if offer.applicant_id is not None else offer.class_name


def _tone(offer: Offer) -> Token | None:
    return Token.MUTED if offer.refusal else None


_STATE: Final = Column[Offer](N_("État"), offer_state, width=44, tooltip=offer_state, tone=_tone)
_DETAIL: Final = Column[Offer](
    N_("À propos de"), lambda one: one.detail, width=22, tone=_tone, tooltip=lambda one: one.detail
)
OFFERS_OF_PUPIL: Final = (
    Column[Offer](
        N_("Document"), lambda one: one.title, width=40, tone=_tone, tooltip=lambda one: one.family
    ),
    _DETAIL,
    _STATE,
)
OFFERS_OF_DOCUMENT: Final = (
    Column[Offer](N_("Classe"), offer_class, width=10, tone=_tone),
    Column[Offer](N_("Élève"), lambda one: one.pupil, width=26, tone=_tone),
    _DETAIL,
    _STATE,
)


def searched_choice(one: DocumentChoice) -> str:
    """What a document is found by."""
    return folded(" ".join((_(one.title), one.family, one.regime_title)))


def searched_offer(one: Offer) -> str:
    """What an occasion is found by: pupil, class, document."""
    return folded(" ".join((one.pupil, one.class_name, one.title, one.detail, one.family)))
