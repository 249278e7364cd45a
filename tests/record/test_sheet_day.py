"""Days as spreadsheets write them; the order of day and month is declared and never guessed."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from pourparler.cli.main import status
from pourparler.domain.request import KEEPER
from pourparler.errors import SpreadsheetError
from pourparler.library import negotiation
from pourparler.record.sheet import rows
from pourparler.record.sheet_day import Order, read_days
from tests.cli.test_verbs import Terminal, terminal

__all__ = ["terminal"]
DAY = date(2025, 12, 3)
DAY_FIRST, MONTH_FIRST = Order.DAY_FIRST, Order.MONTH_FIRST


@pytest.mark.parametrize(
    "words",
    [
        "2025-12-03",
        "2025/12/03",
        "2025.12.3",
        " 2025-12-03 ",
        "2025-12-03 00:00:00",
        "2025-12-03T00:00:00",
        "2025-12-03T14:30:00Z",
        "2025-12-03 14:30:00.000",
        "3 Dec 2025",
        "03-Dec-2025",
        "3. Dec. 2025",
        "3 December 2025",
        "December 3, 2025",
        "Dec 3rd, 2025",
        "3 décembre 2025",
        "3 déc. 2025",
        "3 DÉC 2025",
        "Wednesday, December 3, 2025",
        "mercredi 3 décembre 2025",
        "3\u00a0décembre\u00a02025",
        "Wed 3 Dec 2025 14:30",
    ],
)
@pytest.mark.parametrize("order", [None, DAY_FIRST, MONTH_FIRST])
def test_a_day_with_one_meaning_is_read_whatever_is_declared(words: str, order: Order | None) -> None:
    assert read_days(words, order) == (DAY, DAY)


@pytest.mark.parametrize(
    "words", ["3/12/2025", "03.12.2025", "3-12-2025", "3. 12. 2025", "03/12/2025 00:00", "31/12/2025"]
)
def test_a_day_in_numbers_is_refused_until_its_order_is_declared(words: str) -> None:
    with pytest.raises(SpreadsheetError, match="say which with `dates`, day-first or month-first"):
        read_days(words)


@pytest.mark.parametrize(
    ("words", "order", "day"),
    [
        ("3/12/2025", DAY_FIRST, DAY),
        ("12/3/2025", MONTH_FIRST, DAY),
        ("03.12.2025", DAY_FIRST, DAY),
        ("3. 12. 2025 0:00:00", DAY_FIRST, DAY),
        ("12/3/2025 12:00:00 AM", MONTH_FIRST, DAY),
        ("3/12/2025", MONTH_FIRST, date(2025, 3, 12)),
    ],
)
def test_a_day_in_numbers_is_read_as_declared(words: str, order: Order, day: date) -> None:
    assert read_days(words, order) == (day, day)


@pytest.mark.parametrize(
    ("words", "order", "says"),
    [
        ("31/12/2025", MONTH_FIRST, "read month-first"),
        ("12/31/2025", DAY_FIRST, "read day-first"),
        ("30/2/2025", DAY_FIRST, "not a day"),
        ("3/12/25", DAY_FIRST, "two digits"),
        ("3-Dec-25", None, "two digits"),
        ("Dec-25", None, "not a day"),
        ("3/12", DAY_FIRST, "not a day"),
        ("45994", None, "a number stands where a day should"),
        ("45994.5", None, "a number stands where a day should"),
        ("soon", None, "not a day"),
        ("#VALUE!", None, "not a day"),
        ("Monday, December 3, 2025", None, "does not fall on that day of the week"),
        ("2025-13-45", None, "not a day"),
        ("9" * 5000, None, "not a day"),
        ("2025-12-03/soon", None, "not a day"),
        ("1/12/2025/3/12/2025", None, "two ways"),
    ],
)
def test_what_is_no_day_is_refused(words: str, order: Order | None, says: str) -> None:
    with pytest.raises(SpreadsheetError, match=says):
        read_days(words, order)


def test_two_days_are_joined_by_a_slash_in_every_form() -> None:
    span = (date(2025, 12, 1), DAY)
    assert read_days("2025-12-01/2025-12-03") == span
    assert read_days("1/12/2025/3/12/2025", DAY_FIRST) == span
    assert read_days("1.12.2025 / 3.12.2025", DAY_FIRST) == span
    assert read_days("1 Dec 2025 / 3 Dec 2025") == span


@given(st.dates(date(1000, 1, 1)), st.sampled_from(["/", ".", "-"]))
def test_what_is_written_in_an_order_reads_back_in_it(day: date, mark: str) -> None:
    numbers = (f"{day.day}", f"{day.month}", f"{day.year:04}")
    assert read_days(mark.join(numbers), DAY_FIRST)[0] == day
    assert read_days(mark.join((numbers[1], numbers[0], numbers[2])), MONTH_FIRST)[0] == day
    assert read_days(day.isoformat())[0] == day


@given(st.text(max_size=40), st.sampled_from([None, DAY_FIRST, MONTH_FIRST]))
def test_whatever_stands_there_is_a_day_or_refused(words: str, order: Order | None) -> None:
    try:
        first, last = read_days(words, order)
    except SpreadsheetError:
        return
    assert isinstance(first, date) and isinstance(last, date)


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
@pytest.mark.parametrize("form", ["yyyy-mm-dd", "d/m/yyyy", "mm-dd-yy", "[$-40C]d mmmm yyyy;@", "dd.mm.yyyy hh:mm"])
def test_date_cells_are_read_whatever_their_format(tmp_path: Path, form: str, epoch: datetime | None) -> None:
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = epoch
    book.active.append(["published", "serial"])
    book.active["A2"] = datetime(2025, 12, 3, 14, 30)  # noqa: DTZ001 - cells know no time zone
    book.active["B2"] = 45994 if epoch is None else 45994 - 1462
    for cell in ("A2", "B2"):
        book.active[cell].number_format = form
    book.save(tmp_path / "a.xlsx")
    assert list(rows(tmp_path / "a.xlsx"))[1] == (2, ["2025-12-03", "2025-12-03"])


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A workbook as an office has them: a date cell, a text in numbers, a number without a format."""
    book = openpyxl.Workbook()
    book.active.append(["id", "title", "publisher", "published"])
    book.active.append(["cell", "A", "P", datetime(2025, 12, 3)])  # noqa: DTZ001
    book.active.append(["text", "B", "P", "3/12/2025"])
    book.save(tmp_path / "sources.xlsx")
    return tmp_path / "sources.xlsx"


def test_an_import_asks_for_the_order_and_keeps_it(
    terminal: Terminal, sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(["import", str(sheet), terminal.record, "--write"]) == 2
    assert status(["import", str(sheet), terminal.record]) == 2
    said = capsys.readouterr().out
    assert "2    cell  sound" in said
    assert "say which with --dates, day-first or month-first" in said
    terminal("import", str(sheet), "RECORD", "--dates", "day-first", "--write")
    there = negotiation(terminal.record, viewer=KEEPER).sources
    assert [str(there[key].value.published) for key in ("cell", "text")] == ["2025-12-03", "2025-12-03"]
    assert str(there["text"].known_on) == "2025-12-03"


def test_the_order_changes_what_is_read_and_the_id_made_of_it(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("title,publisher,published\nA,The Gazette,3/12/2025\n")
    assert "the-gazette-2025-12-03" in terminal("import", str(tmp_path / "s.csv"), "RECORD", "--dates", "day-first")
    assert "the-gazette-2025-03-12" in terminal("import", str(tmp_path / "s.csv"), "RECORD", "--dates", "month-first")


def test_a_number_that_is_no_date_cell_and_one_out_of_range_are_refused(terminal: Terminal, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["title", "publisher", "published"])
    book.active.append(["A", "P", 45994])
    book.active.append(["B", "P", -5])
    book.active["C3"].number_format = "yyyy-mm-dd"
    book.save(tmp_path / "s.xlsx")
    from click.testing import CliRunner

    from pourparler.cli.main import program

    said = CliRunner().invoke(program, ["import", str(tmp_path / "s.xlsx"), terminal.record]).output
    assert "a number stands where a day should: 45994; format the cell as a date" in said
    assert said.count("not a day") == 1


def test_a_dossier_has_its_own_days(terminal: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terminal("export", "RECORD", str(tmp_path / "dossier"))
    assert status(["import", str(tmp_path / "dossier"), str(tmp_path / "n"), "--dates", "day-first"]) == 2
    assert "leave out --record, --audience and --dates" in capsys.readouterr().err
