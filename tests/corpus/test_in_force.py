"""What is in force does not change in silence."""

from datetime import date
from pathlib import Path

import pytest

from sua.corpus.in_force import LOCK, check_in_force, write_lock
from sua.domain.errors import CorpusError

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 24)
TOML = """
[[parameter]]
id       = "standstill.term"
label    = "Termine dilatorio"
unit     = "giorni solari"
selector = "regime"

  [[parameter.value]]
  valid_from = 2023-07-01
  amount     = 35
  source     = "dlgs-36-2023 art. 18 c. 3"
  confidence = "law_text_2023"
  checked_on = 2026-07-17

  [[parameter.value]]
  valid_from = 2024-12-31
  valid_to   = 2026-12-31
  amount     = 32
  source     = "dlgs-36-2023 art. 18 c. 3"
  confidence = "law_text_current"
  checked_on = 2026-07-17

  [[parameter.value]]
  valid_from = 2027-01-01
  amount     = 30
  source     = "dlgs-36-2023 art. 18 c. 3"
  confidence = "memory"
  checked_on = 2026-07-17
"""
FILE = "workflows/procedures/open/2024-12-31.toml"
FLOW = "workflows/flows/lots/2024-12-31.toml"
FUTURE_FILE = "documents/award/2027-01-01.html"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in {
        "workflows/sources.toml": (
            '[[source]]\nid = "dlgs-36-2023"\ntitle = "Codice"\nshort = "D.Lgs. 36/2023"\n'
            'kind = "decreto"\n'
            'url = "https://www.normattiva.it/"\n'
        ),
        "workflows/parameters/x.toml": TOML,
        FILE: 'code = "open"\n',
        FLOW: 'name = "lots"\n',
        FUTURE_FILE: "<p>\n",
        "documents/award/meta.toml": "undated\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert write_lock(tmp_path, TODAY) == []
    return tmp_path


def rewrite(root: Path, old: str, new: str, name: str = "workflows/parameters/x.toml") -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def only(problems: list[str]) -> str:
    assert len(problems) == 1, problems
    return problems[0]


def test_a_fresh_lock_is_sorted_one_line_per_dated_thing(root: Path) -> None:
    lines = (root / LOCK).read_text(encoding="utf-8").splitlines()
    assert [line[66:] for line in lines] == [
        "end  standstill.term@2024-12-31..2026-12-31",
        f"file  {FUTURE_FILE}",
        f"file  {FLOW}",
        f"file  {FILE}",
        "value  standstill.term@2023-07-01",
        "value  standstill.term@2024-12-31",
        "value  standstill.term@2027-01-01",
    ]
    assert check_in_force(root, TODAY) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('label    = "Termine', 'label    = "Il termine'),
        ("amount     = 35", 'note = "Nota."\n  amount     = 35'),
        ("checked_on = 2026-07-17", "checked_on = 2026-11-24"),
        ('confidence = "law_text_2023"', 'confidence = "law_text_current"'),
    ],
)
def test_label_note_verification_and_confidence_may_change(root: Path, old: str, new: str) -> None:
    rewrite(root, old, new)
    assert check_in_force(root, TODAY) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("amount     = 35", "amount     = 36"),
        ("art. 18 c. 3", "art. 18 c. 4"),
    ],
)
def test_a_value_in_force_may_not_change(root: Path, old: str, new: str) -> None:
    before = (root / LOCK).read_bytes()
    rewrite(root, old, new)
    problem = only(check_in_force(root, TODAY))
    assert "«standstill.term» dal 2023-07-01 in vigore è stato modificato" in problem
    assert "corrects" in problem
    assert only(write_lock(root, TODAY)) == problem
    assert (root / LOCK).read_bytes() == before


def test_unit_and_selector_are_part_of_what_may_not_change(root: Path) -> None:
    rewrite(root, "giorni solari", "mesi")
    assert len(check_in_force(root, TODAY)) == 3
    rewrite(root, "mesi", "giorni solari")
    rewrite(root, '"regime"', '"activity_day"')
    assert len(check_in_force(root, TODAY)) == 3


def test_a_correction_names_what_was_recorded_and_is_then_recorded(root: Path) -> None:
    rewrite(
        root, "amount     = 35", 'amount = 36\n  corrects = { amount = 35, reason = "Refuso." }'
    )
    assert "la correzione non è registrata" in only(check_in_force(root, TODAY))
    assert write_lock(root, TODAY) == []
    assert check_in_force(root, TODAY) == []


def test_a_correction_that_does_not_name_what_was_recorded_is_refused(root: Path) -> None:
    rewrite(
        root, "amount     = 35", 'amount = 36\n  corrects = { amount = 34, reason = "Refuso." }'
    )
    assert "è stato modificato" in only(write_lock(root, TODAY))


def test_a_citation_is_corrected_in_the_same_way(root: Path) -> None:
    rewrite(
        root,
        'source     = "dlgs-36-2023 art. 18 c. 3"',
        'source = "dlgs-36-2023 art. 18"\n'
        '  corrects = { source = "dlgs-36-2023 art. 18 c. 3", reason = "Comma errato." }',
    )
    assert write_lock(root, TODAY) == []


def test_a_value_to_come_may_change_and_the_lock_follows(root: Path) -> None:
    rewrite(root, "amount     = 30", "amount     = 29")
    assert "non ancora in vigore, è cambiato" in only(check_in_force(root, TODAY))
    assert write_lock(root, TODAY) == []
    rewrite(root, "2027-01-01", "2027-01-02")
    rewrite(root, "2026-12-31", "2027-01-01")
    assert write_lock(root, TODAY) == []


def test_on_its_first_day_a_value_is_in_force(root: Path) -> None:
    rewrite(root, "amount     = 30", "amount     = 29")
    assert "in vigore è stato modificato" in only(check_in_force(root, date(2027, 1, 1)))
    assert "non ancora in vigore" in only(check_in_force(root, date(2026, 12, 31)))


def test_a_repeal_is_added_to_a_value_in_force(root: Path) -> None:
    text = TOML[: TOML.rindex("  [[parameter.value]]")].replace("  valid_to   = 2026-12-31\n", "")
    (root / "workflows/parameters/x.toml").write_text(text, encoding="utf-8")
    assert write_lock(root, TODAY) == []
    rewrite(root, "amount     = 32", "valid_to   = 2027-06-30\n  amount     = 32")
    assert write_lock(root, TODAY) == []


def test_an_end_gone_by_may_not_change(root: Path) -> None:
    later = date(2027, 1, 1)
    rewrite(root, "  valid_to   = 2026-12-31\n", "")
    assert "non c'è più" in only(check_in_force(root, date(2026, 12, 31)))
    assert "la fine di validità 2026-12-31" in only(check_in_force(root, later))
    assert "già trascorsa" in only(write_lock(root, later))


def test_a_value_in_force_may_not_disappear(root: Path) -> None:
    first = TOML.index("  [[parameter.value]]")
    second = TOML.index("  [[parameter.value]]", first + 1)
    (root / "workflows/parameters/x.toml").write_text(
        TOML[:first] + TOML[second:], encoding="utf-8"
    )
    assert "dal 2023-07-01 in vigore è stato tolto" in only(write_lock(root, TODAY))


def test_what_is_new_is_asked_to_be_registered(root: Path) -> None:
    (root / "documents/award/2026-12-01.html").write_text("<p>\n", encoding="utf-8")
    assert "non è registrato" in only(check_in_force(root, TODAY))
    assert write_lock(root, TODAY) == []


def test_a_file_in_force_may_not_change_nor_disappear(root: Path) -> None:
    rewrite(root, "lots", "parts", FLOW)
    assert f"il file {FLOW} in vigore è stato modificato" in only(write_lock(root, TODAY))
    rewrite(root, "parts", "lots", FLOW)
    rewrite(root, "open", "shut", FILE)
    assert f"il file {FILE} in vigore è stato modificato" in only(write_lock(root, TODAY))
    (root / FILE).with_name("2026-11-24.toml").write_text('code = "open"\n', encoding="utf-8")
    assert f"il file {FILE} in vigore è stato modificato" in only(write_lock(root, TODAY))
    (root / FILE).unlink()
    assert f"il file {FILE} in vigore è stato tolto" in only(write_lock(root, TODAY))


def test_a_file_to_come_may_change_and_line_endings_do_not_matter(root: Path) -> None:
    (root / FILE).write_bytes(b'code = "open"\r\n')
    assert check_in_force(root, TODAY) == []
    rewrite(root, "<p>", "<div>", FUTURE_FILE)
    assert write_lock(root, TODAY) == []


def test_the_lock_itself_is_read_strictly(root: Path) -> None:
    path = root / LOCK
    sound = path.read_text(encoding="utf-8")
    for fault in ("x\n", sound.splitlines()[0] + "\n", f"{'0' * 64}  value  no.date\n"):
        path.write_text(sound + fault, encoding="utf-8")
        with pytest.raises(CorpusError, match=r"in-force\.lock"):
            check_in_force(root, TODAY)


def test_a_file_named_by_a_day_that_does_not_exist_is_refused(root: Path) -> None:
    (root / "documents/award/2026-02-30.html").write_text("<p>\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="data del calendario"):
        check_in_force(root, TODAY)


def test_the_values_in_the_house_are_as_locked() -> None:
    problems = [p for p in check_in_force(ROOT, TODAY) if not p.startswith("il file")]
    assert problems == []
