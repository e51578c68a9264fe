"""Uploads

Files deposited in the dossiers.

Revision: 0006
Follows: 0005
"""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "upload",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("scan", sa.Text(), nullable=False),
        sa.Column("signatures", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name="fk_upload_case_id"),
        sa.ForeignKeyConstraint(["uploaded_by"], ["person.id"], name="fk_upload_uploaded_by"),
        sa.PrimaryKeyConstraint("id", name="pk_upload"),
        sa.UniqueConstraint("case_id", "sha256", name="uq_upload_case_id_sha256"),
    )
    op.create_index("ix_upload_case_id", "upload", ["case_id"])
    op.create_index("ix_upload_sha256", "upload", ["sha256"])
    sql = Path(__file__).parents[1] / "sql" / "0006_policies.sql"
    op.execute(sql.read_text(encoding="utf-8"))


def downgrade() -> None:
    raise NotImplementedError("SUA migrates forward only: the trail is never taken apart.")
