"""Family names that no sign shows: behind given names with a particle, of two words, and in capitals whose small letters a language has of its own."""

from __future__ import annotations

import pytest

from parsers.names import read_name


@pytest.mark.parametrize(
    ("printed", "inverted"),
    [
        ("María de los Ángeles Pozas", "Pozas, María de los Ángeles"),
        ("Maria de Fátima Silva", "Silva, Maria de Fátima"),
        ("José de Jesús González", "González, José de Jesús"),
        ("María del Carmen Ruiz Pérez", "Ruiz Pérez, María del Carmen"),
        ("Juan de la Cruz", "de la Cruz, Juan"),
        ("María de la Luz", "de la Luz, María"),
        ("Juan Carlos Gómez Leyva", "Gómez Leyva, Juan Carlos"),
        ("Francisco Javier García Marco", "García Marco, Francisco Javier"),
        ("José Luis Pérez", "Pérez, José Luis"),
        ("Juan Martín Flores", "Flores, Juan Martín"),
        ("Mary Garcia Smith", "Smith, Mary Garcia"),
        ("Seán Ó Riain", "Ó Riain, Seán"),
        ("Hassan Abd El-Rahman", "Abd El-Rahman, Hassan"),
        ("Ahmed Abd El Aziz", "Abd El Aziz, Ahmed"),
        ("YILMAZ, Ayşe", "Yılmaz, Ayşe"),
        ("IŞIK, Ali", "Işık, Ali"),
        ("YILDIZ, Ali", "Yıldız, Ali"),
        ("SMITH, John", "Smith, John"),
        ("Doe, John A. [Harbour National Laboratory (HNL), Oslo (Norway)]", "Doe, John A."),
    ],
)
def test_where_the_family_name_begins(printed: str, inverted: str) -> None:
    name = read_name(printed)
    assert name is not None
    assert name.inverted() == inverted


def test_a_group_keeps_its_brackets() -> None:
    name = read_name("Universidad de la Laguna [ULL]")
    assert name is not None
    assert name.literal == "Universidad de la Laguna [ULL]"
