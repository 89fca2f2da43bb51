import pickle

from app.errors import EnvironmentFault, Refusal


def test_a_refusal_says_what_and_what_to_do():
    refusal = Refusal("Aucune classe n'est choisie.", "Choisissez-en une.", "school_class")
    assert str(refusal) == "Aucune classe n'est choisie. Choisissez-en une."
    assert refusal.field == "school_class"


def test_advice_is_not_compulsory():
    assert str(Refusal("Le nom manque.")) == "Le nom manque."
    assert str(EnvironmentFault("Le disque est plein.")) == "Le disque est plein."


def test_both_come_back_whole_from_another_process():
    refusal = pickle.loads(pickle.dumps(Refusal("a", "b", "c")))
    fault = pickle.loads(pickle.dumps(EnvironmentFault("d", "e")))
    assert (refusal.message, refusal.advice, refusal.field) == ("a", "b", "c")
    assert (fault.message, fault.advice) == ("d", "e")
