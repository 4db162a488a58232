-- What an invoice says is final: it is corrected by a credit note, never rewritten. What becomes of it may be noted.
CREATE FUNCTION refuse_invoice_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'invoices are never deleted' USING ERRCODE = '23001';
  END IF;
  IF to_jsonb(NEW) - ARRAY['payment_id', 'paid_on', 'credited_cents', 'sent_at']
    <> to_jsonb(OLD) - ARRAY['payment_id', 'paid_on', 'credited_cents', 'sent_at'] THEN
    RAISE EXCEPTION 'what an invoice says is final' USING ERRCODE = '23001';
  END IF;
  IF NEW.credited_cents < OLD.credited_cents THEN
    RAISE EXCEPTION 'what was credited stays so' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER invoices_final BEFORE UPDATE OR DELETE ON invoices
  FOR EACH ROW EXECUTE FUNCTION refuse_invoice_rewrite();
--> statement-breakpoint
CREATE TRIGGER invoices_no_truncate BEFORE TRUNCATE ON invoices
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER invoice_lines_append_only BEFORE UPDATE OR DELETE ON invoice_lines
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER invoice_lines_no_truncate BEFORE TRUNCATE ON invoice_lines
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
