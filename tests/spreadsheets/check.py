"""What we write, read by programs that know nothing of us: openpyxl, Python's csv, and LibreOffice.

Usage: check.py FOLDER, with what `cargo run --example class_written` wrote into it.
"""

import csv
import datetime
import json
import pathlib
import subprocess
import sys
from decimal import Decimal

import openpyxl
from openpyxl.utils import get_column_letter


def openpyxl_cells(path):
    """The cells of the first sheet, each as the kind that it has."""
    book = openpyxl.load_workbook(path)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    rows = []
    for row in visible[0].iter_rows():
        cells = []
        for cell in row:
            value = cell.value
            if isinstance(value, datetime.datetime):
                cells.append({"day": value.date().isoformat()})
            elif isinstance(value, (int, float)):
                cells.append({"number": plain(value)})
            else:
                assert cell.data_type != "f", f"{path.name}: {cell.coordinate} is a formula"
                cells.append(value)
        rows.append(cells)
    return rows


def plain(number):
    text = format(Decimal(repr(number)).normalize(), "f")
    return text


def csv_cells(path, separator):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=separator))


def converted(path, folder, how, wanted):
    """The path of what LibreOffice makes of a file."""
    out = folder / "converted" / how / path.suffix[1:]
    command = ["soffice", f"-env:UserInstallation=file://{folder.resolve()}/profile", "--headless", "--convert-to", wanted]
    if path.suffix == ".csv":
        # Semicolons or commas, quotes, UTF-8, every column as text.
        separator = 44 if path.name.startswith("plain") else 59
        columns = "/".join(f"{column}/2" for column in range(1, 60))
        command.append(f"--infilter=CSV:{separator},34,76,1,{columns}")
    command += ["--outdir", str(out), str(path)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=240)
    return out / f"{path.stem}.{wanted.split(':')[0]}"


def shown(cell):
    """A typed cell as LibreOffice shows it in a CSV."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if "day" in cell:
        return ".".join(reversed(cell["day"].split("-")))
    return cell["number"]


def same(name, reader, found, expected):
    for at, row in enumerate(expected):
        got = found[at] if at < len(found) else []
        # Empty cells at the end of a row need not be there.
        empty = "" if row and isinstance(row[-1], str) else None
        got = got + [empty] * (len(row) - len(got))
        for column, cell in enumerate(row):
            assert got[column] == cell or (got[column] or None) == (cell or None), (
                f"{name}, {reader}, row {at + 1}, column {column + 1}: {got[column]!r} instead of {cell!r}")
    assert len(found) == len(expected), f"{name}, {reader}: {len(found)} rows instead of {len(expected)}"


def expect(name, what, found, expected):
    assert found == expected, f"{name}, {what}: {found!r} instead of {expected!r}"


def check_looks(path):
    """The headings are bold, in lines and always in sight; columns are as wide as they; days are shown as such."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    expect(path.name, "what stays in sight", sheet.freeze_panes, "C2")
    for cell in sheet[1]:
        expect(path.name, f"{cell.coordinate} bold, in lines", (cell.font.b, cell.alignment.wrap_text), (True, True))
        wide = sheet.column_dimensions[cell.column_letter].width
        expect(path.name, f"width of {cell.column_letter}", int(wide), min(max(len(cell.value), 6), 30))
    days = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.is_date]
    assert days, f"{path.name}: no days"
    for cell in days:
        expect(path.name, f"format of {cell.coordinate}", cell.number_format, "dd.mm.yyyy")
    for row in sheet.iter_rows(min_row=2):
        expect(path.name, "bold cells below", [cell.coordinate for cell in row if cell.font.b], [])


def check_template(path, rules):
    """Three sheets, the last hidden; each rule allows in rows 2 to 1001 of its column what it is to allow."""
    book = openpyxl.load_workbook(path)
    expect(path.name, "sheets", [sheet.sheet_state for sheet in book.worksheets], ["visible", "visible", "hidden"])
    expect(path.name, "open sheet", book.active.title, book.worksheets[0].title)
    notes = book.worksheets[1]
    assert all(row[0].value and row[0].alignment.wrap_text for row in notes.iter_rows()), f"{path.name}: notes"
    expect(path.name, "notes", (notes.max_column, notes.max_row), (1, book.worksheets[0].max_column - 1))
    found = {}
    for rule in book.worksheets[0].data_validations.dataValidation:
        found[str(rule.sqref)] = rule
        assert rule.allowBlank, f"{path.name}: {rule.sqref} may not be left empty"
        assert rule.operator in (None, "between"), f"{path.name}: {rule.sqref} {rule.operator}"
    for rule in rules:
        letter = get_column_letter(rule["column"])
        one = found.pop(f"{letter}2:{letter}1001")
        kind = "offered" if one.type == "list" and not one.showErrorMessage else one.type
        expect(path.name, f"kind of rule in {letter}", kind, rule["kind"])
        assert one.showErrorMessage or kind == "offered", f"{path.name}: {letter} lets everything in"
        if one.type == "list":
            title, cells = one.formula1.split("!")
            allowed = [cell.value for (cell,) in book[title][cells]]
            expect(path.name, f"sheet of the list of {letter}", title, book.worksheets[2].title)
        else:
            allowed = [one.formula1, one.formula2]
        expect(path.name, f"rule of {letter}", allowed, rule["allowed"])
    expect(path.name, "other rules", list(found), [])


def main():
    folder = pathlib.Path(sys.argv[1])
    checked = 0
    for entry in json.loads((folder / "expected.json").read_text(encoding="utf-8")):
        path, cells = folder / entry["file"], entry["cells"]
        if path.suffix == ".xlsx":
            same(path.name, "openpyxl", openpyxl_cells(path), cells)
            check_looks(path)
            if path.name.startswith("template"):
                assert entry["rules"], f"{path.name}: no rules"
                check_template(path, entry["rules"])
            # Separators, quotes, UTF-8, first row; cells as shown; no formulas.
            made = converted(path, folder, "shown", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true")
            same(path.name, "LibreOffice", csv_cells(made, ","), [[shown(cell) for cell in row] for row in cells])
        else:
            separator = "," if path.name.startswith("plain") else ";"
            same(path.name, "csv", csv_cells(path, separator), cells)
            made = converted(path, folder, "book", "xlsx")
            text = [[cell or "" for cell in row] for row in openpyxl_cells(made)]
            same(path.name, "LibreOffice", text, cells)
        checked += 2
    print(f"{checked} readings agree")


main()
