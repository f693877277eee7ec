"""The tables of submissions, versions and releases."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "atlas_submission",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("initiative", sa.Text, nullable=False),
        sa.Column("stays", sa.Integer, nullable=False),
        sa.Column("accepted", sa.String(32), nullable=False),
        sa.Column("initiatieven", sa.LargeBinary, nullable=False),
        sa.Column("registraties", sa.LargeBinary, nullable=False),
        sa.Column("kosten_opbrengsten", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "atlas_residents",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("years", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "atlas_version",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("back_to", sa.Integer, sa.ForeignKey("atlas_version.number")),
        sa.Column("edition", sa.Text, nullable=False),
        sa.Column("residents", sa.String(64), sa.ForeignKey("atlas_residents.digest")),
        sa.Column("seal", sa.String(64), nullable=False),
    )
    op.create_table(
        "atlas_member",
        sa.Column("version", sa.Integer, sa.ForeignKey("atlas_version.number"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column(
            "submission", sa.String(64), sa.ForeignKey("atlas_submission.digest"), nullable=False
        ),
        sa.UniqueConstraint("version", "submission", name="atlas_member_once"),
    )
    op.create_table(
        "atlas_release",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("version", sa.Integer, sa.ForeignKey("atlas_version.number"), nullable=False),
        sa.Column("moment", sa.String(32)),
        sa.Column("at_once", sa.Boolean, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
    )
