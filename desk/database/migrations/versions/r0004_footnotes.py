"""Footnotes that STAM approved, and what the files of a draft were called."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table and the column."""
    op.create_table(
        "desk_footnote",
        sa.Column("handed", sa.Integer, sa.ForeignKey("desk_handed.number"), primary_key=True),
        sa.Column("rule", sa.Text, primary_key=True),
        sa.Column("initiative", sa.Text, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("account", sa.Integer, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
    )
    op.add_column("desk_draft", sa.Column("names", sa.Text, nullable=False, server_default="[]"))
