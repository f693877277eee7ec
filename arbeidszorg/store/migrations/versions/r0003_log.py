"""What was done with a version before it was public, and what was left undone."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make its table, with a guard before it."""
    op.create_table(
        "atlas_log",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("version", sa.Integer, sa.ForeignKey("atlas_version.number"), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("says", sa.Text, nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER atlas_log_no_{change.lower()} BEFORE {change} ON atlas_log "
                "BEGIN SELECT RAISE(ABORT, 'kept as it is'); END"
            )
        return
    op.execute(
        "CREATE TRIGGER atlas_log_kept BEFORE UPDATE OR DELETE OR TRUNCATE "
        "ON atlas_log FOR EACH STATEMENT EXECUTE FUNCTION atlas_kept()"
    )
