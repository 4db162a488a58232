CREATE TABLE "account_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "account_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" uuid NOT NULL,
	"state" text NOT NULL,
	"parent_id" uuid,
	"invoicing_on" date,
	"has_mailbox" boolean NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "billing_runs" DROP CONSTRAINT "billing_runs_state_check";--> statement-breakpoint
DROP INDEX "invoices_payment_key";--> statement-breakpoint
ALTER TABLE "organisation_settings" ALTER COLUMN "vat_regime" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "organisation_settings" ALTER COLUMN "vat_regime" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_runs" ADD COLUMN "heard_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_runs" ADD COLUMN "tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "corrects_rank" integer;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "reinstates_id" uuid;--> statement-breakpoint
ALTER TABLE "account_changes" ADD CONSTRAINT "account_changes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_changes" ADD CONSTRAINT "account_changes_parent_id_accounts_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_changes_account_idx" ON "account_changes" USING btree ("account_id","changed_at");--> statement-breakpoint
CREATE INDEX "account_changes_parent_idx" ON "account_changes" USING btree ("parent_id","changed_at");--> statement-breakpoint
CREATE INDEX "account_changes_changed_idx" ON "account_changes" USING btree ("changed_at");--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_reinstates_id_invoices_id_fk" FOREIGN KEY ("reinstates_id") REFERENCES "public"."invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invoices_reinstates_idx" ON "invoices" USING btree ("reinstates_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_payment_key" ON "invoices" USING btree ("payment_id") WHERE "invoices"."kind" = 'invoice' and "invoices"."account_id" is null and "invoices"."reinstates_id" is null;--> statement-breakpoint
ALTER TABLE "billing_runs" ADD CONSTRAINT "billing_runs_state_check" CHECK ("billing_runs"."state" in ('running', 'done', 'failed'));--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_reinstates_check" CHECK ("invoices"."reinstates_id" is null or "invoices"."kind" = 'invoice');