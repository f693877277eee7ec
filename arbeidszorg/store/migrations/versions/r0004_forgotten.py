"""A participant can be taken out of what was accepted. The guards let exactly this pass: stays of
a submission become fewer, and it is written down beside it what it says since."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

#: What an update of a submission may be: fewer stays, nothing else, and written down beforehand.
_DEED = (
    "NEW.digest = OLD.digest AND NEW.initiative = OLD.initiative AND NEW.accepted = OLD.accepted "
    "AND NEW.initiatieven = OLD.initiatieven AND NEW.kosten_opbrengsten = OLD.kosten_opbrengsten "
    "AND NEW.stays < OLD.stays AND EXISTS (SELECT 1 FROM atlas_mended AS m "
    "WHERE m.submission = OLD.digest AND m.before = OLD.stays AND m.stays = NEW.stays)"
)


def upgrade() -> None:
    """Make the table, and narrow the guard of submissions by this one deed."""
    op.create_table(
        "atlas_mended",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column(
            "submission", sa.String(64), sa.ForeignKey("atlas_submission.digest"), nullable=False
        ),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("before", sa.Integer, nullable=False),
        sa.Column("stays", sa.Integer, nullable=False),
        sa.Column("says", sa.String(64), nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER atlas_mended_no_{change.lower()} BEFORE {change} ON atlas_mended "
                "BEGIN SELECT RAISE(ABORT, 'kept as it is'); END"
            )
        op.execute("DROP TRIGGER atlas_submission_no_update")
        op.execute(
            "CREATE TRIGGER atlas_submission_no_update BEFORE UPDATE ON atlas_submission "
            f"WHEN NOT ({_DEED}) BEGIN SELECT RAISE(ABORT, 'kept as it is'); END"
        )
        return
    op.execute(
        "CREATE TRIGGER atlas_mended_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON atlas_mended "
        "FOR EACH STATEMENT EXECUTE FUNCTION atlas_kept()"
    )
    op.execute("DROP TRIGGER atlas_submission_kept ON atlas_submission")
    op.execute(
        "CREATE TRIGGER atlas_submission_kept BEFORE DELETE OR TRUNCATE ON atlas_submission "
        "FOR EACH STATEMENT EXECUTE FUNCTION atlas_kept()"
    )
    op.execute(
        "CREATE FUNCTION atlas_fewer() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {_DEED} THEN RETURN NEW; END IF; RAISE EXCEPTION 'kept as it is'; END $$"
    )
    op.execute(
        "CREATE TRIGGER atlas_submission_fewer BEFORE UPDATE ON atlas_submission "
        "FOR EACH ROW EXECUTE FUNCTION atlas_fewer()"
    )
