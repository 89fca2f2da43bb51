"""Those who answer for pupils, as class lists tell them."""

from app.models import LegalRepresentative, PupilRepresentative
from app.office.imports.plan import Status

TITLES = (
    "matricule;nom;prenom;DateNaiss;classe;nomResp;adresseResp;cpostResp;localiteResp;"
    "courriel;telephone1;nomPere;gsmPere;telPere;nomMere;mailMere\n"
)
BORN = {"12": "2009-03-03", "13": "2010-04-04"}


def row(number="12", last="Lambert", **said):
    fields = ("nomResp", "adresseResp", "cpostResp", "localiteResp", "courriel", "telephone1")
    parents = ("nomPere", "gsmPere", "telPere", "nomMere", "mailMere")
    told = [said.get(field, "") for field in (*fields, *parents)]
    return ";".join((number, last, "Éloïse", BORN[number], "4A", *told)) + "\n"


HOME = {"adresseResp": "Rue Haute 7", "cpostResp": "5000", "localiteResp": "Namur"}


def ties(office):
    people = {one.id: one for one in office.all(LegalRepresentative)}
    found = sorted(office.all(PupilRepresentative), key=lambda one: (one.pupil_id, one.position))
    return [(tie, people[tie.representative_id]) for tie in found]


def test_a_responsible_person_with_an_address_gets_the_letters(office):
    office.bring(
        TITLES
        + row(
            nomResp="DUPONT Marc",
            **HOME,
            courriel="m@d.be",
            telephone1="081/1",
            nomMere="Petit Zoé",
        )
    )
    (tie, marc), (other, zoe) = ties(office)
    assert (marc.last_name, marc.first_name, marc.street) == ("DUPONT", "Marc", "Rue Haute 7")
    assert (marc.email, marc.telephone) == ("m@d.be", "081/1")
    assert (tie.relation, tie.receives_letters) == ("other", True)
    assert (zoe.last_name, zoe.first_name, zoe.civility) == ("Petit Zoé", "", "mrs")
    assert (other.relation, other.receives_letters) == ("mother", False)


def test_a_parent_named_as_the_responsible_person_is_one(office):
    office.bring(TITLES + row(nomResp="Marc DUPONT", nomPere="Dupont Marc", gsmPere="0475", **HOME))
    ((tie, marc),) = ties(office)
    assert (tie.relation, tie.receives_letters, marc.civility) == ("father", True, "mr")
    assert (marc.street, marc.telephone) == ("Rue Haute 7", "0475")


def test_parents_get_the_letters_where_nobody_else_does(office):
    office.bring(
        TITLES + row(nomPere="Mr Dupont", telPere="081/2", nomMere="Mme Petit", mailMere="z@p.be")
    )
    (mother, zoe), (father, marc) = ties(office)
    assert mother.receives_letters
    assert father.receives_letters
    assert (marc.last_name, marc.civility, marc.telephone) == ("Dupont", "mr", "081/2")
    assert (zoe.last_name, zoe.civility, zoe.email) == ("Petit", "mrs", "z@p.be")


def test_a_couple_in_one_cell_stays_whole(office):
    office.bring(TITLES + row(nomResp="M. et Mme Dupont-Petit", **HOME))
    ((_tie, both),) = ties(office)
    assert (both.last_name, both.civility) == ("M. et Mme Dupont-Petit", "none")


def test_brothers_and_sisters_of_one_address_share_their_parent(office):
    office.bring(TITLES + row(nomResp="Dupont Marc", **HOME))
    office.bring(TITLES + row("13", nomResp="DUPONT MARC", **HOME))
    assert len(office.all(LegalRepresentative)) == 1
    assert len(ties(office)) == 2


def test_brothers_and_sisters_of_one_list_share_their_parent(office):
    text = row(nomResp="Dupont Marc", **HOME) + row("13", nomResp="Dupont Marc", **HOME)
    office.bring(TITLES + text)
    assert len(office.all(LegalRepresentative)) == 1
    assert len(ties(office)) == 2


def test_two_of_one_name_without_an_address_are_two(office):
    office.bring(TITLES + row(nomPere="Dupont Marc") + row("13", nomPere="Dupont Marc"))
    assert len(office.all(LegalRepresentative)) == 2


def test_the_same_list_twice_adds_nobody(office):
    text = TITLES + row(nomResp="Dupont Marc", nomMere="Petit Zoé", **HOME)
    office.bring(text)
    assert office.rows(text)[0].status is Status.SAME
    office.bring(text, overwrite=True)
    assert len(ties(office)) == 2


def test_what_a_list_adds_to_a_parent(office):
    office.bring(TITLES + row(nomMere="Petit Zoé"))
    (planned,) = office.rows(TITLES + row(nomMere="Petit Zoé", mailMere="z@p.be"))
    assert (planned.status, planned.remark) == (Status.COMPLETED, "Mère\u00a0: z@p.be")
    office.bring(TITLES + row(nomMere="Petit Zoé", mailMere="z@p.be"))
    assert office.all(LegalRepresentative)[0].email == "z@p.be"


def test_a_mother_named_otherwise_is_the_same_and_kept(office):
    office.bring(TITLES + row(nomMere="Petit Zoé"))
    (planned,) = office.rows(TITLES + row(nomMere="Petit Zoë-Anne"))
    assert (planned.status, planned.changes[0].before) == (Status.DIFFERENT, "Petit Zoé")
    office.bring(TITLES + row(nomMere="Petit Zoë-Anne"), overwrite=True)
    assert office.all(LegalRepresentative)[0].last_name == "Petit Zoë-Anne"


def test_somebody_besides_those_known_is_added_only_when_asked(office):
    office.bring(TITLES + row(nomMere="Petit Zoé"))
    text = TITLES + row(nomMere="Petit Zoé", nomPere="Dupont Marc")
    assert office.rows(text)[0].status is Status.DIFFERENT
    office.bring(text)
    assert len(ties(office)) == 1
    office.bring(text, overwrite=True)
    assert [tie.position for tie, _person in ties(office)] == [0, 2]


def test_a_title_that_changes_is_shown(office):
    office.bring(TITLES + row(nomResp="Dupont Marc", **HOME))
    (planned,) = office.rows(TITLES + row(nomResp="M. Dupont Marc", **HOME))
    assert (planned.status, planned.changes[0].after) == (Status.COMPLETED, "M.")


def test_an_address_of_a_responsible_person_is_checked(office):
    (planned,) = office.rows(TITLES + row(nomResp="Dupont", cpostResp="50"))
    assert planned.faults[0].column == "cpostResp"
