"""Accounts and how they are entered, sessions, and the log of the desk."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


ACCOUNT = "desk_account.number"


def upgrade() -> None:
    """Make the tables, with a guard before the log."""
    _accounts()
    _sessions()
    _log()
    _guard()


def _accounts() -> None:
    """Who may come in, and by what."""
    op.create_table(
        "desk_account",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("mail", sa.Text, nullable=False, unique=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("initiatives", sa.Text, nullable=False),
        sa.Column("password", sa.Text),
        sa.Column("second", sa.LargeBinary),
        sa.Column("second_step", sa.BigInteger, nullable=False),
        sa.Column("subject", sa.Text, unique=True),
        sa.Column("mails", sa.Boolean, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("made", sa.String(32), nullable=False),
    )
    op.create_table(
        "desk_recovery",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("account", sa.Integer, sa.ForeignKey(ACCOUNT), nullable=False),
        sa.Column("used", sa.String(32)),
    )
    op.create_table(
        "desk_token",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("account", sa.Integer, sa.ForeignKey(ACCOUNT), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("until", sa.String(32), nullable=False),
        sa.Column("used", sa.String(32)),
    )


def _sessions() -> None:
    """Who is in, from where, and who guesses."""
    op.create_table(
        "desk_session",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("number", sa.String(16), nullable=False, unique=True),
        sa.Column("account", sa.Integer, sa.ForeignKey(ACCOUNT), nullable=False),
        sa.Column("browser", sa.Text, nullable=False),
        sa.Column("begun", sa.String(32), nullable=False),
        sa.Column("seen", sa.String(32), nullable=False),
        sa.Column("ended", sa.String(32)),
        sa.Column("strong", sa.Boolean, nullable=False),
        sa.Column("proved", sa.String(32), nullable=False),
        sa.Column("data", sa.Text, nullable=False),
    )
    op.create_table(
        "desk_device",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("account", sa.Integer, sa.ForeignKey(ACCOUNT), nullable=False),
        sa.Column("until", sa.String(32), nullable=False),
    )
    op.create_table(
        "desk_attempt",
        sa.Column("what", sa.String(64), primary_key=True),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("held", sa.Integer, nullable=False),
        sa.Column("last", sa.String(32), nullable=False),
        sa.Column("until", sa.String(32), nullable=False),
    )


def _log() -> None:
    """What was done."""
    op.create_table(
        "desk_log",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("by", sa.Integer),
        sa.Column("place", sa.String(16), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("version", sa.Integer),
        sa.Column("seal", sa.String(64), nullable=False),
    )


def _guard() -> None:
    """Nothing that is logged is changed or taken away: the database itself refuses it."""
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER desk_log_no_{change.lower()} BEFORE {change} ON desk_log "
                "BEGIN SELECT RAISE(ABORT, 'kept as it is'); END"
            )
        return
    op.execute(
        "CREATE TRIGGER desk_log_kept BEFORE UPDATE OR DELETE OR TRUNCATE "
        "ON desk_log FOR EACH STATEMENT EXECUTE FUNCTION atlas_kept()"
    )
