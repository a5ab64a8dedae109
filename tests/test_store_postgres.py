"""A store in PostgreSQL alone: a server that goes away is told in words."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from harvester.errors import StoreError


@pytest.mark.parametrize("in_transaction", [False, True])
def test_a_server_that_ends_a_connection_is_told_in_words(postgres: str, in_transaction: bool) -> None:  # noqa: FBT001 - a case
    import psycopg

    from harvester.store.postgres import PostgresDatabase

    one = PostgresDatabase(postgres)
    (pid,) = one.execute("SELECT pg_backend_pid()")[0]
    with psycopg.connect(postgres, autocommit=True) as db:
        db.execute("SELECT pg_terminate_backend(%s)", (pid,))
    with (
        pytest.raises(StoreError, match="cannot be written") as raised,
        one.transaction() if in_transaction else nullcontext(),
    ):
        one.execute("SELECT 1")
    assert "goes on where it was" in raised.value.advice
    one.close()
