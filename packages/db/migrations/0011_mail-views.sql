ALTER TABLE "mailboxes" ADD CONSTRAINT "mailboxes_hash_check" CHECK ("mailboxes"."password_hash" ~ '^[$]2[aby][$][0-9]{2}[$][./A-Za-z0-9]{53}$');--> statement-breakpoint
-- What mail servers read (A19, docs/runbooks/mail.md). They stand on these names and columns: change them only by adding.
-- Accounts that have a mailbox. A password stands there only while it opens something.
CREATE VIEW mail_users WITH (security_barrier) AS
SELECT
  a.login,
  a.state = 'open' AND coalesce(above.state, 'open') = 'open' AS active,
  CASE
    WHEN a.state = 'open' AND coalesce(above.state, 'open') = 'open'
    THEN '{BLF-CRYPT}' || m.password_hash
  END AS password,
  m.quota_megabytes || 'M' AS quota_storage,
  '*:storage=' || m.quota_megabytes || 'M' AS quota_rule
FROM mailboxes m
JOIN accounts a ON a.id = m.account_id AND a.has_mailbox
LEFT JOIN accounts above ON above.id = a.parent_id;
--> statement-breakpoint
-- "Boite dédiée aux relevés" (A08): a folder of the account's mailbox, of that of its primary where it has none.
CREATE VIEW mail_aliases WITH (security_barrier) AS
SELECT 'releves.' || a.login AS alias, u.login || '+Releves' AS destination
FROM accounts a
JOIN account_details d ON d.account_id = a.id
LEFT JOIN accounts above ON above.id = a.parent_id
JOIN mail_users u ON u.login = CASE WHEN a.has_mailbox THEN a.login ELSE above.login END AND u.active
WHERE a.state = 'open' AND d.statements_subscribed AND d.statement_mailbox = 'dedicated';
--> statement-breakpoint
-- A role that reads these two and nothing else; nobody signs in with it until it is given a password. Where the portal's own
-- role may not make roles, the runbook says what to run.
DO $$ BEGIN
  CREATE ROLE guichet_mail NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN
  NULL;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  GRANT USAGE ON SCHEMA public TO guichet_mail;
  GRANT SELECT ON mail_users, mail_aliases TO guichet_mail;
EXCEPTION WHEN undefined_object THEN
  NULL;
END $$;
