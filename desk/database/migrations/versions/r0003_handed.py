"""The tables of what was handed in and of what is made of it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make them. What was decided about a handing is never changed and never taken away."""
    op.create_table(
        "desk_handed",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("initiative", sa.Text, nullable=False),
        sa.Column("follows", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("account", sa.Integer, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("stays", sa.Integer, nullable=False),
        sa.Column("initiatieven", sa.LargeBinary, nullable=False),
        sa.Column("registraties", sa.LargeBinary, nullable=False),
        sa.Column("kosten_opbrengsten", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("initiative", "follows", name="desk_handed_once"),
    )
    op.create_table(
        "desk_step",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("handed", sa.Integer, sa.ForeignKey("desk_handed.number"), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("account", sa.Integer, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
    )
    op.create_table(
        "desk_publication",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("account", sa.Integer, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("asked", sa.Text, nullable=False),
        sa.Column("known", sa.Integer, nullable=False),
        sa.Column("until", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("share", sa.Integer, nullable=False),
        sa.Column("beat", sa.String(32), nullable=False),
        sa.Column("says", sa.Text, nullable=False),
    )
    op.create_table(
        "desk_forgotten",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("account", sa.Integer, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("stays", sa.Integer, nullable=False),
        sa.Column("places", sa.Integer, nullable=False),
    )
    _guard(("desk_step", "desk_forgotten"))


def _guard(tables: tuple[str, ...]) -> None:
    """The database itself refuses to change these rows or to take them away."""
    if op.get_bind().dialect.name == "sqlite":
        for table in tables:
            for change in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                    "BEGIN SELECT RAISE(ABORT, 'kept as it is'); END"
                )
        return
    for table in tables:
        op.execute(
            f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION atlas_kept()"
        )
