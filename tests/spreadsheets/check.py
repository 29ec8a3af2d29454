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


def main():
    folder = pathlib.Path(sys.argv[1])
    checked = 0
    for entry in json.loads((folder / "expected.json").read_text(encoding="utf-8")):
        path, cells = folder / entry["file"], entry["cells"]
        if path.suffix == ".xlsx":
            same(path.name, "openpyxl", openpyxl_cells(path), cells)
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
