ALTER TABLE "one_time_links" ADD COLUMN "first_name" text;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD COLUMN "last_name" text;--> statement-breakpoint
ALTER TABLE "pending_factors" ADD COLUMN "step" text DEFAULT 'totp' NOT NULL;--> statement-breakpoint
ALTER TABLE "pending_factors" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "pending_factors" ADD CONSTRAINT "pending_factors_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_details_email_idx" ON "account_details" USING btree ("email");--> statement-breakpoint
CREATE INDEX "pending_factors_account_idx" ON "pending_factors" USING btree ("account_id");--> statement-breakpoint
ALTER TABLE "pending_factors" ADD CONSTRAINT "pending_factors_step_check" CHECK ("pending_factors"."step" in ('totp', 'new-password'));