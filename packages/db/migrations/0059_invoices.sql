CREATE TABLE "billing_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"month" text NOT NULL,
	"due_on" date NOT NULL,
	"with_test" boolean NOT NULL,
	"without" uuid[] NOT NULL,
	"state" text NOT NULL,
	"expected_count" integer NOT NULL,
	"issued_count" integer DEFAULT 0 NOT NULL,
	"gross_cents" integer DEFAULT 0 NOT NULL,
	"started_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "billing_runs_month_check" CHECK ("billing_runs"."month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "billing_runs_state_check" CHECK ("billing_runs"."state" in ('running', 'done'))
);
--> statement-breakpoint
CREATE TABLE "invoice_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"invoice_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"label_fr" text NOT NULL,
	"label_en" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_cents" integer NOT NULL,
	"net_cents" integer NOT NULL,
	"vat_rate_bps" integer NOT NULL,
	CONSTRAINT "invoice_lines_quantity_check" CHECK ("invoice_lines"."quantity" > 0),
	CONSTRAINT "invoice_lines_vat_check" CHECK ("invoice_lines"."vat_rate_bps" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"sequence" integer NOT NULL,
	"number" text NOT NULL,
	"code" text NOT NULL,
	"person_id" uuid NOT NULL,
	"account_id" uuid,
	"month" text,
	"billing_run_id" uuid,
	"payment_id" uuid,
	"corrects_id" uuid,
	"reason" text,
	"subject_fr" text NOT NULL,
	"subject_en" text NOT NULL,
	"issued_on" date NOT NULL,
	"supplied_from" date NOT NULL,
	"supplied_to" date NOT NULL,
	"due_on" date NOT NULL,
	"net_cents" integer NOT NULL,
	"vat_cents" integer NOT NULL,
	"gross_cents" integer NOT NULL,
	"facts" jsonb NOT NULL,
	"search_key" text NOT NULL,
	"paid_on" date,
	"credited_cents" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invoices_number_unique" UNIQUE("number"),
	CONSTRAINT "invoices_code_unique" UNIQUE("code"),
	CONSTRAINT "invoices_kind_check" CHECK ("invoices"."kind" in ('invoice', 'credit-note')),
	CONSTRAINT "invoices_amounts_check" CHECK ("invoices"."gross_cents" = "invoices"."net_cents" + "invoices"."vat_cents"),
	CONSTRAINT "invoices_gross_check" CHECK ("invoices"."gross_cents" > 0),
	CONSTRAINT "invoices_credited_check" CHECK ("invoices"."credited_cents" between 0 and "invoices"."gross_cents"),
	CONSTRAINT "invoices_corrects_check" CHECK (("invoices"."kind" = 'credit-note') = ("invoices"."corrects_id" is not null)),
	CONSTRAINT "invoices_month_check" CHECK ("invoices"."month" is null or "invoices"."account_id" is not null),
	CONSTRAINT "invoices_supplied_check" CHECK ("invoices"."supplied_to" >= "invoices"."supplied_from")
);
--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD COLUMN "vat_regime" text DEFAULT 'franchise' NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD COLUMN "vat_number" text;--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD COLUMN "vat_exemption_text" text;--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD COLUMN "late_penalty_text" text;--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD COLUMN "invoice_due_days" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_runs" ADD CONSTRAINT "billing_runs_started_by_persons_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_billing_run_id_billing_runs_id_fk" FOREIGN KEY ("billing_run_id") REFERENCES "public"."billing_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_corrects_id_invoices_id_fk" FOREIGN KEY ("corrects_id") REFERENCES "public"."invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "billing_runs_running_key" ON "billing_runs" USING btree ("state") WHERE "billing_runs"."state" = 'running';--> statement-breakpoint
CREATE INDEX "billing_runs_created_idx" ON "billing_runs" USING btree ("created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "billing_runs_started_by_idx" ON "billing_runs" USING btree ("started_by");--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_lines_rank_key" ON "invoice_lines" USING btree ("invoice_id","rank");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_sequence_key" ON "invoices" USING btree ("kind","year","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_payment_key" ON "invoices" USING btree ("payment_id") WHERE "invoices"."kind" = 'invoice' and "invoices"."account_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_month_key" ON "invoices" USING btree ("account_id","month") WHERE "invoices"."kind" = 'invoice' and "invoices"."credited_cents" < "invoices"."gross_cents";--> statement-breakpoint
CREATE INDEX "invoices_payment_idx" ON "invoices" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "invoices_corrects_idx" ON "invoices" USING btree ("corrects_id");--> statement-breakpoint
CREATE INDEX "invoices_run_idx" ON "invoices" USING btree ("billing_run_id");--> statement-breakpoint
CREATE INDEX "invoices_person_idx" ON "invoices" USING btree ("person_id","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "invoices_account_idx" ON "invoices" USING btree ("account_id","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "invoices_created_idx" ON "invoices" USING btree ("created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "invoices_issued_idx" ON "invoices" USING btree ("issued_on");--> statement-breakpoint
CREATE INDEX "invoices_open_idx" ON "invoices" USING btree ("due_on") WHERE "invoices"."kind" = 'invoice' and "invoices"."paid_on" is null and "invoices"."credited_cents" < "invoices"."gross_cents";--> statement-breakpoint
CREATE INDEX "invoices_words_idx" ON "invoices" USING gin ("search_key" gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD CONSTRAINT "organisation_settings_vat_check" CHECK ("organisation_settings"."vat_regime" in ('franchise', 'vat'));--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD CONSTRAINT "organisation_settings_due_check" CHECK ("organisation_settings"."invoice_due_days" between 0 and 60);