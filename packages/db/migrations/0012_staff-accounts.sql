DROP INDEX "accounts_queue_idx";--> statement-breakpoint
CREATE INDEX "accounts_all_by_company_idx" ON "accounts" USING btree ("company_key","id");--> statement-breakpoint
CREATE INDEX "accounts_all_by_creation_idx" ON "accounts" USING btree ("created_on","id");--> statement-breakpoint
CREATE INDEX "accounts_all_filters_idx" ON "accounts" USING btree ("state","has_mailbox","account_type","test");--> statement-breakpoint
CREATE INDEX "payments_reference_words_idx" ON "payments" USING gin ("reference" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "receipts_number_words_idx" ON "receipts" USING gin ("number" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "certificates_number_words_idx" ON "certificates" USING gin ("number" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "accounts_queue_idx" ON "accounts" USING btree ("state","created_at","id") WHERE "accounts"."state" in ('requested', 'approved');