"""What holds of promotion for all marks, and how long a school's worth of it takes."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from app.rules.european.classes import in_observation_cycle
from app.rules.european.promotion import Promotion, promotion
from app.rules.european.promotion_facts import PromotionFacts, SubjectMark
from app.rules.european.scale import statutory_marks
from app.rules.european.subjects import not_counted_in, subjects_of
from app.rules.figures import packaged_figures
from app.rules.verdict import Verdict

YEAR_START = date(2025, 9, 3)
RANK = {"refused": 0, "deliberate": 1, "promoted": 2}


def judge(facts: PromotionFacts) -> Verdict[Promotion]:
    return promotion(facts, packaged_figures())


def with_subjects(facts: PromotionFacts, subjects: tuple[SubjectMark, ...]) -> PromotionFacts:
    return PromotionFacts(
        class_=facts.class_,
        subjects=subjects,
        first_entry=facts.first_entry,
        year_start=facts.year_start,
        special_circumstances=facts.special_circumstances,
        years_in_class=facts.years_in_class,
        sen_adapted_programme=facts.sen_adapted_programme,
    )


@st.composite
def pupils(draw: st.DrawFn, sen: bool = False) -> PromotionFacts:
    class_ = draw(st.integers(1, 6))
    counted = draw(st.lists(st.sampled_from(sorted(subjects_of(class_))), min_size=1, unique=True))
    others = draw(st.lists(st.sampled_from(sorted(not_counted_in(class_))), unique=True))
    marks = st.sampled_from(sorted(statutory_marks(class_)))
    new = draw(st.booleans())
    return PromotionFacts(
        class_=class_,
        subjects=tuple(
            SubjectMark(subject=name, mark=draw(marks), vehicular=draw(st.booleans()))
            for name in draw(st.permutations([*counted, *others]))
        ),
        first_entry=YEAR_START if new else None,
        year_start=YEAR_START if new else None,
        special_circumstances=draw(st.booleans()),
        years_in_class=draw(st.integers(1, 3)),
        sen_adapted_programme=draw(st.booleans()) if sen else False,
    )


@given(pupils(), st.data())
@settings(max_examples=100, deadline=None)
def test_raising_a_mark_never_lowers_the_verdict(
    facts: PromotionFacts, data: st.DataObject
) -> None:
    """But for a new pupil, whose insufficient mark may be left out where a better may not."""
    plain = PromotionFacts(
        class_=facts.class_,
        subjects=facts.subjects,
        special_circumstances=facts.special_circumstances,
    )
    place = data.draw(st.integers(0, len(facts.subjects) - 1))
    old = facts.subjects[place]
    higher = data.draw(
        st.sampled_from(sorted(mark for mark in statutory_marks(facts.class_) if mark >= old.mark))
    )
    raised = list(facts.subjects)
    raised[place] = SubjectMark(subject=old.subject, mark=higher)
    before = judge(plain).result
    after = judge(with_subjects(plain, tuple(raised))).result
    assert RANK[after.outcome] >= RANK[before.outcome]
    assert after.index_sum <= before.index_sum
    assert after.average >= before.average


@given(pupils(), st.data())
@settings(max_examples=100, deadline=None)
def test_a_further_insufficient_mark_promotes_nobody(
    facts: PromotionFacts, data: st.DataObject
) -> None:
    taken = {item.subject for item in facts.subjects}
    free = sorted(subjects_of(facts.class_).keys() - taken)
    if not free:
        return
    mark = data.draw(st.sampled_from([m for m in statutory_marks(facts.class_) if m < 6]))
    added = SubjectMark(subject=data.draw(st.sampled_from(free)), mark=mark)
    before = judge(facts).result
    after = judge(with_subjects(facts, (*facts.subjects, added))).result
    assert after.outcome != "promoted"
    assert after.failed_count == before.failed_count + 1
    assert after.index_sum > before.index_sum


@given(pupils(sen=True))
@settings(max_examples=100, deadline=None)
def test_what_is_printed_agrees_with_what_is_decided(facts: PromotionFacts) -> None:
    verdict = judge(facts)
    result, codes = verdict.result, verdict.codes
    assert len(verdict.reasons) == len(codes)
    assert ("all_sufficient" in codes) == (result.outcome == "promoted")
    assert ("second_repeat_barred" in codes) == (result.repeat == "barred")
    assert (result.failed_basic is not None) == in_observation_cycle(facts.class_)
    assert {f"derogation_{word}" for word in result.derogations} <= codes
    assert result.failed_count == len(result.failed_subjects) == len(result.failed_indices)
    assert result.index_sum == sum(result.failed_indices)
    assert result.counted + len(result.not_counted) == len(facts.subjects)
    grounds = codes & {"average_below_6", "too_many_failed", "index_limit"}
    if result.outcome == "refused":
        assert grounds and not result.derogations
    if facts.sen_adapted_programme:
        assert result.outcome == "deliberate" and not grounds and not result.derogations


@given(pupils())
@settings(max_examples=50, deadline=None)
def test_marks_that_do_not_count_change_nothing(facts: PromotionFacts) -> None:
    counted = tuple(item for item in facts.subjects if item.subject in subjects_of(facts.class_))
    all_of_them, alone = judge(facts).result, judge(with_subjects(facts, counted)).result
    assert all_of_them.outcome == alone.outcome
    assert all_of_them.average == alone.average
    assert all_of_them.derogations == alone.derogations
