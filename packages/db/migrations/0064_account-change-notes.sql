-- How an account stood until it changed its state or its place: noted whatever changes it, so that no day is billed twice or never.
CREATE FUNCTION note_account_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO account_changes (account_id, state, parent_id, invoicing_on, has_mailbox, changed_at)
  VALUES (
    OLD.id, OLD.state, OLD.parent_id,
    (SELECT invoicing_on FROM account_details WHERE account_id = OLD.id),
    OLD.has_mailbox, NEW.updated_at
  );
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER accounts_note_change AFTER UPDATE OF state, parent_id ON accounts
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state OR OLD.parent_id IS DISTINCT FROM NEW.parent_id)
  EXECUTE FUNCTION note_account_change();
--> statement-breakpoint
-- Accounts that were closed before: their last month is still to be billed.
INSERT INTO account_changes (account_id, state, parent_id, invoicing_on, has_mailbox, changed_at)
SELECT accounts.id, 'open', accounts.parent_id, account_details.invoicing_on, accounts.has_mailbox, closed.at
FROM accounts
JOIN account_details ON account_details.account_id = accounts.id
JOIN (
  SELECT subject_id, max(at) AS at FROM audit_entries
  WHERE subject_kind = 'account' AND action = 'account.closed' GROUP BY subject_id
) AS closed ON closed.subject_id = accounts.id::text
WHERE accounts.state = 'closed';
--> statement-breakpoint
-- Nobody had chosen whether VAT is charged where no invoice was issued yet: it is asked for.
UPDATE organisation_settings SET vat_regime = NULL
WHERE vat_regime = 'franchise' AND vat_number IS NULL AND vat_exemption_text IS NULL
  AND NOT EXISTS (SELECT 1 FROM invoices);
