"""The jobs of the desk, and what is being mended."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "desk_job",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("account", sa.Integer),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("share", sa.Float, nullable=False),
        sa.Column("says", sa.Text, nullable=False),
        sa.Column("made", sa.String(32), nullable=False),
        sa.Column("beat", sa.String(32), nullable=False),
    )
    op.create_table(
        "desk_draft",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("initiative", sa.Text, nullable=False),
        sa.Column("account", sa.Integer, nullable=False),
        sa.Column("made", sa.String(32), nullable=False),
        sa.Column("changed", sa.String(32), nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("checked", sa.Integer, nullable=False),
        sa.Column("based_on", sa.Integer, nullable=False),
        sa.Column("adds", sa.Boolean, nullable=False),
        sa.Column("files", sa.LargeBinary, nullable=False),
        sa.Column("listing", sa.LargeBinary, nullable=False),
        sa.Column("aside", sa.Text, nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),
        sa.Column("handed", sa.Integer),
    )
    op.create_table(
        "desk_replacement",
        sa.Column("initiative", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("written", sa.Text, primary_key=True),
        sa.Column("meant", sa.Text, nullable=False),
        sa.Column("account", sa.Integer, nullable=False),
        sa.Column("made", sa.String(32), nullable=False),
    )
