"""The doors and the clock

Accounts, credentials, the register of accesses; reminders and dead letters in the outbox.

Revision: 0002
Follows: 0001
"""

from pathlib import Path

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_case_file_newest", "case_file", ["opened_at", "id"])
    op.drop_index("ix_deadline_due_at_open", "deadline")
    op.create_index(
        "ix_deadline_open", "deadline", ["due_at", "case_id", "rule"],
        postgresql_where="met_at IS NULL",
    )
    op.add_column("outbox", sa.Column("dead_at", sa.DateTime(timezone=True), nullable=True))
    op.drop_constraint("uq_outbox_case_id_seq_topic", "outbox")
    op.create_unique_constraint(
        "uq_outbox_case_id_seq_topic_payload", "outbox", ["case_id", "seq", "topic", "payload"]
    )
    op.drop_index("ix_outbox_open", "outbox")
    op.create_index(
        "ix_outbox_open", "outbox", ["next_at"],
        postgresql_where="done_at IS NULL AND dead_at IS NULL",
    )
    op.create_table(
        "account",
        sa.Column("person_id", sa.Uuid(), sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("procuring_entity_id", sa.Uuid(), sa.ForeignKey("organization.id"), nullable=False),
        sa.Column("username", sa.Text(), nullable=False, unique=True),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column(
            "email_record", sqlmodel.sql.sqltypes.AutoString(),
            sa.ForeignKey("sealed_record.digest"), nullable=True,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failed_attempts", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_index("ix_account_procuring_entity_id", "account", ["procuring_entity_id"])
    op.create_table(
        "credential",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("secret_sha256", sa.Text(), nullable=False, unique=True),
        sa.Column("person_id", sa.Uuid(), sa.ForeignKey("account.person_id"), nullable=False),
        sa.Column("procuring_entity_id", sa.Uuid(), sa.ForeignKey("organization.id"), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), sa.ForeignKey("organization.id"), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_index("ix_credential_person_id", "credential", ["person_id"])
    op.create_table(
        "access",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), primary_key=True),
        sa.Column("procuring_entity_id", sa.Uuid(), sa.ForeignKey("organization.id"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
    )
    for column in ("procuring_entity_id", "person_id", "case_id"):
        op.create_index(f"ix_access_{column}", "access", [column])
    policies = Path(__file__).parent.parent / "sql" / "0002_policies.sql"
    op.get_bind().exec_driver_sql(policies.read_text(encoding="utf-8").replace("%", "%%"))


def downgrade() -> None:
    raise NotImplementedError("SUA migrates forward only: the trail is never taken apart.")
