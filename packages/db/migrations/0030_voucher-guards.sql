-- The ledger of vouchers stays as it was written.
CREATE TRIGGER voucher_movements_append_only BEFORE UPDATE OR DELETE ON voucher_movements
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER voucher_movements_no_truncate BEFORE TRUNCATE ON voucher_movements
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
