"""What was accepted is never changed and never taken away: the database itself refuses it."""

from alembic import op

revision = "0002"
down_revision = "0001"

TABLES = ("submission", "residents", "version", "member", "release")


def upgrade() -> None:
    """Put a guard before every table."""
    if op.get_bind().dialect.name == "sqlite":
        for table in TABLES:
            for change in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER atlas_{table}_no_{change.lower()} "
                    f"BEFORE {change} ON atlas_{table} "
                    "BEGIN SELECT RAISE(ABORT, 'kept as it is'); END"
                )
        return
    op.execute(
        "CREATE FUNCTION atlas_kept() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'kept as it is'; END $$"
    )
    for table in TABLES:
        op.execute(
            f"CREATE TRIGGER atlas_{table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE "
            f"ON atlas_{table} FOR EACH STATEMENT EXECUTE FUNCTION atlas_kept()"
        )
