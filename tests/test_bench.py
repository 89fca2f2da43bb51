from tests.bench import harness
from tests.bench.harness import Row, modules, seconds, table


def test_a_row_is_above_its_aim_or_not():
    assert Row("a", 2.0, "s", 1.0).above
    assert not Row("a", 1.0, "s", 1.0).above
    assert not Row("a", 1.0, "s").above


def test_the_table_is_aligned():
    lines = table([Row("short", 0.25, "s", 0.5), Row("much longer", 20, "ms", 16)]).splitlines()
    assert lines[1] == "short          0.25 s     0.5  ok"
    assert lines[2] == "much longer      20 ms     16  above"


def test_programs_are_found_by_part_of_their_name(tmp_path):
    for name in ("bench_grid.py", "bench_calendar.py", "harness.py"):
        (tmp_path / name).touch()
    assert modules(tmp_path, []) == ["bench_calendar", "bench_grid"]
    assert modules(tmp_path, ["grid"]) == ["bench_grid"]


def test_the_exit_code_says_whether_all_aims_are_met(monkeypatch, capsys):
    for figure, code in ((1.0, 0), (3.0, 1)):
        program = type("Program", (), {"rows": lambda figure=figure: [Row("a", figure, "s", 2.0)]})
        real = harness.import_module
        monkeypatch.setattr(
            harness,
            "import_module",
            lambda name, program=program, real=real: program if "bench_" in name else real(name),
        )
        assert harness.main("tests.bench", ["calendar"]) == code
    assert harness.main("tests.bench", ["no such"]) == 2
    assert "nothing here" in capsys.readouterr().out


def test_seconds_is_the_shortest():
    assert seconds(lambda: None) < 1
