-- Who sees a case sees its files; which of them are still reserved is the engine's to say.

ALTER TABLE upload ENABLE ROW LEVEL SECURITY;
ALTER TABLE upload FORCE ROW LEVEL SECURITY;
GRANT SELECT ON upload TO sua_app, sua_worker, sua_auditor, sua_verifier, sua_admin;
GRANT INSERT, UPDATE (uploaded_at) ON upload TO sua_app;
GRANT DELETE ON upload TO sua_worker;
CREATE POLICY everything ON upload FOR SELECT TO sua_worker, sua_verifier USING (true);
CREATE POLICY visible ON upload TO sua_app, sua_auditor
  USING (EXISTS (SELECT FROM case_party p WHERE p.case_id = upload.case_id
                 AND p.organization_id = sua_organization()));
CREATE POLICY sweep ON upload FOR DELETE TO sua_worker USING (true);
