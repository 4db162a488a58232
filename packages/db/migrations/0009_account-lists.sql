-- Words within one primary: the posting lists of the primary and of the letters are met in one index.
CREATE EXTENSION IF NOT EXISTS btree_gin;--> statement-breakpoint
DROP INDEX "accounts_parent_login_idx";--> statement-breakpoint
DROP INDEX "accounts_search_idx";--> statement-breakpoint
CREATE INDEX "accounts_by_login_idx" ON "accounts" USING btree ("parent_id","login","id");--> statement-breakpoint
CREATE INDEX "accounts_by_type_idx" ON "accounts" USING btree ("parent_id","account_type","id");--> statement-breakpoint
CREATE INDEX "accounts_by_siret_idx" ON "accounts" USING btree ("parent_id","siret","id");--> statement-breakpoint
CREATE INDEX "accounts_by_company_idx" ON "accounts" USING btree ("parent_id","company_key","id");--> statement-breakpoint
CREATE INDEX "accounts_by_responsible_idx" ON "accounts" USING btree ("parent_id","responsible_key","id");--> statement-breakpoint
CREATE INDEX "accounts_by_state_idx" ON "accounts" USING btree ("parent_id","state","id");--> statement-breakpoint
CREATE INDEX "accounts_by_creation_idx" ON "accounts" USING btree ("parent_id","created_on","id");--> statement-breakpoint
CREATE INDEX "accounts_filters_idx" ON "accounts" USING btree ("parent_id","state","has_mailbox","account_type","test");--> statement-breakpoint
CREATE INDEX "accounts_words_idx" ON "accounts" USING gin ("parent_id","search_key" gin_trgm_ops);