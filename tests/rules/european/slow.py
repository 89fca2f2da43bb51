"""Promotion in the European Schools a second time, slowly, from the text of art. 62 alone.

Nothing here comes from the program: the annexes are written out again, marks are counted in
half points, and every set of marks is looked at afresh. A refusal is the key at fault.
"""

# The three figures of a line: below 4, below 5, below 6.
ANNEX_I = {
    "language_1": (4, 3, 2),
    "mathematics": (4, 3, 2),
    "language_2": (4, 3, 2),
    "human_sciences": (4, 3, 2),
    "integrated_science": (4, 3, 2),
    "language_3": (4, 3, 2),
    "art": (3, 2, 1),
    "music": (3, 2, 1),
    "physical_education": (3, 2, 1),
    "latin": (3, 3, 2),
}
BASIC = [
    "language_1",
    "mathematics",
    "language_2",
    "human_sciences",
    "integrated_science",
    "language_3",
]
ANNEX_II = {
    "language_1": (4, 3, 2),
    "language_2": (4, 3, 2),
    "language_3": (4, 3, 2),
    "history": (4, 3, 2),
    "geography": (4, 3, 2),
    "biology": (4, 3, 2),
    "chemistry": (4, 3, 2),
    "physics": (4, 3, 2),
    "mathematics": (4, 3, 2),
    "language_4": (4, 3, 2),
    "latin": (4, 3, 2),
    "ancient_greek": (4, 3, 2),
    "economics": (4, 3, 2),
    "visual_arts": (3, 2, 1),
    "music": (3, 2, 1),
    "physical_education": (3, 2, 1),
    "ict": (3, 2, 1),
}
ANNEX_III_OBLIGATORY = {
    "language_1": (4, 3, 2),
    "language_2": (4, 3, 2),
    "philosophy_2p": (4, 3, 2),
    "mathematics": (4, 3, 2),
    "biology_2p": (4, 3, 2),
    "history_2p": (4, 3, 2),
    "geography_2p": (4, 3, 2),
    "physical_education": (3, 2, 1),
}
ANNEX_III_OPTIONS = {
    "latin": (4, 3, 2),
    "ancient_greek": (4, 3, 2),
    "economics": (4, 3, 2),
    "physics": (4, 3, 2),
    "chemistry": (4, 3, 2),
    "biology": (4, 3, 2),
    "language_3": (4, 3, 2),
    "language_4": (4, 3, 2),
    "philosophy": (4, 3, 2),
    "geography": (4, 3, 2),
    "history": (4, 3, 2),
    "arts_option": (4, 3, 2),
    "music_option": (4, 3, 2),
    "advanced_language_1": (4, 3, 2),
    "advanced_language_2": (4, 3, 2),
    "advanced_mathematics": (4, 3, 2),
}
ANNEX_III_COMPLEMENTARY = {
    "arts_complementary": (3, 2, 1),
    "music_complementary": (3, 2, 1),
    "sociology": (3, 2, 1),
    "ict": (3, 2, 1),
    "economics_introduction": (3, 2, 1),
    "lab_physics": (3, 2, 1),
    "lab_chemistry": (3, 2, 1),
    "lab_biology": (3, 2, 1),
}


class Refused(Exception):
    """The input must be refused, naming this key."""

    def __init__(self, key):
        super().__init__(key)
        self.key = key


def annex(class_):
    """The subjects that count for promotion, each with its three indices."""
    if class_ <= 3:
        return ANNEX_I
    if class_ <= 5:
        return ANNEX_II
    return {**ANNEX_III_OBLIGATORY, **ANNEX_III_OPTIONS, **ANNEX_III_COMPLEMENTARY}


def left_out(class_):
    """ "Ne sont pas matières de promotion"; in classes 4 to 6, religion and morale alone (B.3)."""
    if class_ <= 3:
        return ["religion", "ethics", "ict", "complementary_activity"]
    return ["religion", "ethics"]


# --- what the input must be -------------------------------------------------------------------


def check(given):
    if not 1 <= given["class"] <= 6:
        raise Refused("class")
    check_subjects(given)
    if "first_entry" not in given and "year_start" in given:
        raise Refused("first_entry")
    if "first_entry" in given and "year_start" not in given:
        raise Refused("year_start")
    if given.get("years_in_class", 1) < 1:
        raise Refused("years_in_class")


def check_subjects(given):
    class_ = given["class"]
    names = [item["subject"] for item in given["subjects"]]
    known = [*annex(class_), *left_out(class_)]
    if any(name not in known for name in names) or len(set(names)) != len(names):
        raise Refused("subjects")
    if not any(name in annex(class_) for name in names):
        raise Refused("subjects")
    if not all(on_the_scale(class_, item["mark"]) for item in given["subjects"]):
        raise Refused("subjects")
    for item in given["subjects"]:
        if "since" in item and "first_entry" not in given:
            raise Refused("subjects")
        if "since" in item and item["since"] < given["first_entry"]:
            raise Refused("subjects")


def on_the_scale(class_, mark):
    """Whole points in classes 1 to 3, half points in 4 to 6 (art. 60.2 and 60.4)."""
    places = [half for half in range(21) if class_ >= 4 or half % 2 == 0]
    return any(mark * 2 == half for half in places)


# --- the three grounds ------------------------------------------------------------------------


def index_of(class_, item):
    """The index of a mark: 0 from 6 on."""
    below_4, below_5, below_6 = annex(class_)[item["subject"]]
    if item["mark"] >= 6:
        return 0
    if item["mark"] >= 5:
        return below_6
    return below_5 if item["mark"] >= 4 else below_4


def grounds(class_, marks):
    """The letters of C.2 (classes 1 to 3) or D.2 (4 to 6) that the marks meet."""
    found = ""
    if marks and sum(item["mark"] for item in marks) < 6 * len(marks):
        found += "a"
    failed = [item for item in marks if item["mark"] < 6]
    if class_ <= 3:
        basic = len([item for item in failed if item["subject"] in BASIC])
        others = len(failed) - basic
        if basic >= 3 or (basic == 2 and others >= 2):
            found += "b"
    elif len(failed) >= 4:
        found += "b"
    limit = 6 if class_ <= 3 else 8
    if sum(index_of(class_, item) for item in failed) >= limit:
        found += "c"
    return found


def strong_subjects(class_, marks):
    """C.4: "seulement deux notes insuffisantes"; D.4: "deux ou trois"; c being the only ground."""
    if grounds(class_, marks) != "c":
        return False
    failed = len([item for item in marks if item["mark"] < 6])
    if class_ <= 3:
        strong = [item for item in marks if item["subject"] in BASIC and item["mark"] >= 7]
        return failed == 2 and len(strong) >= 2
    strong = [
        item
        for item in marks
        if item["mark"] * 2 >= 15
        and not (class_ == 6 and item["subject"] in ANNEX_III_COMPLEMENTARY)
    ]
    return failed in (2, 3) and len(strong) >= 2


# --- the pupil of a first year (B.5) ----------------------------------------------------------


def is_new(given):
    return "first_entry" in given and given["first_entry"] >= given["year_start"]


def may_be_left_aside(given, item):
    """An insufficiency in a second, third or fourth language, or in a vehicular language."""
    if item["mark"] >= 6:
        return False
    from_the_start = item.get("since", given["first_entry"]) <= given["year_start"]
    if given["class"] == 2 and item["subject"] == "language_3" and from_the_start:
        return False
    if given["class"] == 4 and item["subject"] == "language_4" and from_the_start:
        return False
    foreign = item["subject"] in ("language_2", "language_3", "language_4")
    return foreign or item.get("vehicular", False)


# --- the decision -----------------------------------------------------------------------------


def derogations(given, marks):
    class_, found = given["class"], []
    remaining = marks
    if is_new(given):
        remaining = [item for item in marks if not may_be_left_aside(given, item)]
    spared = len(remaining) < len(marks)
    strong_after = spared and strong_subjects(class_, remaining)
    if strong_subjects(class_, marks) or strong_after:
        found.append("strong_subjects")
    if spared and (not grounds(class_, marks) or not grounds(class_, remaining) or strong_after):
        found.append("new_pupil")
    if given.get("special_circumstances", False):
        found.append("special_case")
    return found


def promotion(given):
    """The outputs, and the codes of the reasons."""
    check(given)
    class_ = given["class"]
    marks = [item for item in given["subjects"] if item["subject"] in annex(class_)]
    failed = [item for item in marks if item["mark"] < 6]
    sen = given.get("sen_adapted_programme", False)
    ground = grounds(class_, marks)
    derogated = derogations(given, marks) if failed and not sen else []
    if sen:
        outcome = "deliberate"
    elif not failed:
        outcome = "promoted"
    else:
        outcome = "deliberate" if not ground or derogated else "refused"
    out = {
        "outcome": outcome,
        "average": two_decimals(sum(item["mark"] for item in marks), len(marks)),
        "counted": len(marks),
        "failed_subjects": [item["subject"] for item in failed],
        "failed_indices": [index_of(class_, item) for item in failed],
        "failed_count": len(failed),
        "index_sum": sum(index_of(class_, item) for item in failed),
        "not_counted": [
            item["subject"] for item in given["subjects"] if item["subject"] in left_out(class_)
        ],
        "derogations": derogated,
        "repeat": repeat(outcome, given.get("years_in_class", 1)),
    }
    if class_ <= 3:
        out["failed_basic"] = len([item for item in failed if item["subject"] in BASIC])
        out["failed_other"] = len(failed) - out["failed_basic"]
    return out, codes(out, ground, sen)


def repeat(outcome, years):
    """ "Un élève n'est pas admis à répéter deux fois la même classe" (B.7)."""
    if outcome == "promoted":
        return "not_needed"
    return "allowed" if years == 1 else "barred"


def two_decimals(total, number):
    """The mean in hundredths, a half going up."""
    hundredths, rest = divmod(total * 100, number)
    return (hundredths + (1 if rest * 2 >= number else 0)) / 100


def codes(out, ground, sen):
    found = {f"derogation_{word}" for word in out["derogations"]}
    if out["outcome"] == "promoted":
        found.add("all_sufficient")
    if sen:
        found.add("sen_adapted_programme")
    else:
        names = {"a": "average_below_6", "b": "too_many_failed", "c": "index_limit"}
        found |= {names[letter] for letter in ground}
        if out["failed_count"] and not ground:
            found.add("council_examines")
    if out["repeat"] == "barred":
        found.add("second_repeat_barred")
    if out["not_counted"]:
        found.add("subject_not_counted")
    return found
