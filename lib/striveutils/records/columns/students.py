"""Columns about single students: who a child is, or when it was born. No file of a partnership may hold one.

Told by the column's name alone; the cells are never looked at, and no message quotes one. The names are those of
school systems' exports, in English and Spanish. A name of something else (``name_en``, ``student_group_name``,
``number_of_students``) is none, and neither is a year of birth, by which groups may be divided.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from striveutils.naming import quoted
from striveutils.records.columns.checking import Fault
from striveutils.words import Joined, _, n_

_ONE = "student|pupil|learner|scholar|child|kid|stu|stdnt|alumno|alumna|estudiante|nino|nina|hijo|hija"
"""One child."""
_MANY = "students|pupils|children|kids|alumnos|alumnas|estudiantes|ninos|ninas|hijos|hijas"
_WHO = f"(?:{_ONE}|{_MANY})"
_TELLS = ("(?:ids?|identifiers?|codes?|names?|fullname|initials|"
          "identificador|codigo|clave|nombres?|apellidos?|iniciales)")
"""What tells one child from the others, whoever stands before it."""
_NUMBER = "(?:number|no|nr|num|nbr|numero)"
"""A student's number after one child, a count of students otherwise."""
_WHICH = "(?:state|local|unique|permanent|assigned|legal|preferred|first|last|middle|full)"
_OF = "(?:of|of the|de|del|de la|de los|de las)"

_WHOLE = re.compile("|".join((
    # Numbers that a state, a district or a country gives one person.
    "sasid", "lasid", "ssid", "suid", "usid", "sid", "ssn", "curp", "dni", "nie", "person id", "matricula",
    f"(?:{_ONE})(?:id|ids|no|num|name|names)", f"{_TELLS} {_WHO}", "numero de matricula",
)))
"""The whole name of a column."""

_PART = re.compile(r"\b(?:" + "|".join((
    f"{_WHO}(?: {_WHICH})* {_TELLS}", f"(?:{_ONE})(?: {_WHICH})* {_NUMBER}", f"{_TELLS} {_OF} {_WHO}",
    f"(?:numero|no|num) {_OF} (?:{_ONE})", "social security", "seguro social",
    "(?:first|last|middle|given|family|full|birth|maiden) ?names?", "surnames?", "forenames?", "fname", "lname",
    "apellidos?", "(?:primer|segundo) nombre", "nombres? completos?",
    "dob", "d o b", "birth ?(?:date|day|dt)", "date of birth", "(?:fecha|dia|f) (?:de )?nac(?:imiento)?",
    "fechanac[a-z]*", "cumpleanos",
)) + r")\b")
"""A part of the name, in whole words."""


def student_columns(names: Iterable[str]) -> tuple[str, ...]:
    """Those of ``names`` that look like a student's name, number or birth date, as they stand."""
    return tuple(name for name in names if _about_a_student(name))


def student_fault(names: Iterable[str]) -> Fault | None:
    """Why a file with columns of these ``names`` is refused, or None where it is not."""
    found = student_columns(names)
    if not found:
        return None
    wrong = n_("The column {columns} looks like the name, the number or the birth date of single students.",
               "The columns {columns} look like the names, the numbers or the birth dates of single students.",
               len(found), columns=Joined(tuple(f"“{quoted(name)}”" for name in found)))
    return Fault(wrong, _("Counts of groups; nothing about a single child."),
                 _("Add the children up and keep only the counts. Delete this file, also from backups and from the "
                   "history of git. If the column is about something else, give it another name."))


def _about_a_student(name: str) -> bool:
    words = _words(name)
    return bool(_WHOLE.fullmatch(words) or _PART.search(words))


def _words(name: str) -> str:
    """``StudentID``, ``student_id`` and ``Student-ID`` as ``student id``; without accents, a number sign as a word."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name.replace("#", " no ").replace("º", " "))
    plain = unicodedata.normalize("NFKD", apart).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall("[a-z]+", plain.replace("'", "")))
