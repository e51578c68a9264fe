-- The door (sign-in) has a role of its own: it reads who somebody is, and no case.
-- The worker reads addresses to write to, and lets terms lapse as the system.

DO $$
DECLARE name text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sua_door') THEN
    CREATE ROLE sua_door NOLOGIN;
  END IF;
  IF NOT pg_has_role(current_user, 'sua_door', 'SET') THEN
    EXECUTE format('GRANT sua_door TO %I', current_user);
  END IF;
  GRANT USAGE ON SCHEMA public TO sua_door;
  FOREACH name IN ARRAY ARRAY['account','credential','access'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON access
  FOR EACH ROW EXECUTE FUNCTION sua_refuse();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON access
  FOR EACH STATEMENT EXECUTE FUNCTION sua_refuse();

-- The door: whoever knocks has no body yet, so these policies look at nothing but the role.
GRANT SELECT, INSERT, UPDATE ON account, credential TO sua_door;
GRANT INSERT ON access TO sua_door;
GRANT SELECT ON person, membership, organization, installation, sealed_record TO sua_door;
CREATE POLICY door ON account TO sua_door USING (true) WITH CHECK (true);
CREATE POLICY door ON credential TO sua_door USING (true) WITH CHECK (true);
CREATE POLICY door ON access FOR INSERT TO sua_door WITH CHECK (true);
CREATE POLICY door ON person FOR SELECT TO sua_door USING (true);
CREATE POLICY door ON membership FOR SELECT TO sua_door USING (true);
CREATE POLICY door ON organization FOR SELECT TO sua_door USING (true);
CREATE POLICY door ON installation FOR SELECT TO sua_door USING (true);
CREATE POLICY door ON sealed_record FOR SELECT TO sua_door USING (case_id IS NULL);

-- The administrator gives and takes accounts of its Province; the auditor reads the register.
GRANT SELECT, INSERT, UPDATE ON account TO sua_admin;
GRANT SELECT, UPDATE ON credential TO sua_admin;
CREATE POLICY keep ON account TO sua_admin
  USING (procuring_entity_id = sua_province()) WITH CHECK (procuring_entity_id = sua_province());
CREATE POLICY keep ON credential TO sua_admin
  USING (procuring_entity_id = sua_province()) WITH CHECK (procuring_entity_id = sua_province());
GRANT SELECT, INSERT ON access TO sua_app, sua_auditor, sua_admin;
CREATE POLICY register ON access FOR SELECT TO sua_auditor, sua_admin
  USING (procuring_entity_id = sua_province() AND sua_organization() = sua_province());
CREATE POLICY record ON access FOR INSERT TO sua_app, sua_auditor, sua_admin
  WITH CHECK (procuring_entity_id = sua_province());

-- The worker writes to people, gives up on what cannot be done, and owes reminders.
GRANT SELECT ON account TO sua_worker;
CREATE POLICY everything ON account FOR SELECT TO sua_worker USING (true);
GRANT INSERT ON outbox TO sua_worker;
GRANT UPDATE (dead_at) ON outbox TO sua_worker;
CREATE POLICY owe ON outbox FOR INSERT TO sua_worker WITH CHECK (true);
