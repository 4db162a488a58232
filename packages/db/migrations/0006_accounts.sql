CREATE TABLE "account_details" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"legal_representative" text,
	"title" text,
	"last_name" text NOT NULL,
	"first_name" text NOT NULL,
	"street_number" text,
	"street_number_suffix" text,
	"street_name" text,
	"complement" text,
	"post_box" text,
	"postcode" text,
	"city" text,
	"country" text,
	"email" text NOT NULL,
	"phone" text,
	"fax" text,
	"technical_name" text,
	"technical_email" text,
	"technical_phone" text,
	"administrative_name" text,
	"administrative_email" text,
	"administrative_phone" text,
	"invoicing_on" date,
	"use_responsible_address" boolean DEFAULT true NOT NULL,
	"invoicing_street_number" text,
	"invoicing_street_number_suffix" text,
	"invoicing_street_name" text,
	"invoicing_complement" text,
	"invoicing_post_box" text,
	"invoicing_postcode" text,
	"invoicing_city" text,
	"invoicing_country" text,
	"statements_subscribed" boolean DEFAULT false NOT NULL,
	"collection_alert" boolean DEFAULT false NOT NULL,
	"statement_mailbox" text DEFAULT 'default' NOT NULL,
	"archive_subscribed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "account_details_title_check" CHECK ("account_details"."title" in ('mme', 'm')),
	CONSTRAINT "account_details_statement_check" CHECK ("account_details"."statement_mailbox" in ('dedicated', 'default'))
);
--> statement-breakpoint
CREATE TABLE "account_persons" (
	"account_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"rights" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "account_persons_account_id_person_id_pk" PRIMARY KEY("account_id","person_id"),
	CONSTRAINT "account_persons_role_check" CHECK ("account_persons"."role" in ('holder', 'collaborator')),
	CONSTRAINT "account_persons_rights_check" CHECK ("account_persons"."rights" <@ array['identity', 'options', 'billing', 'secondaries'])
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_number" integer NOT NULL,
	"login" text NOT NULL,
	"parent_id" uuid,
	"profile_code" text NOT NULL,
	"account_type" text NOT NULL,
	"portal" text NOT NULL,
	"state" text NOT NULL,
	"state_reason" text,
	"test" boolean DEFAULT false NOT NULL,
	"siret" text NOT NULL,
	"company_name" text NOT NULL,
	"company_key" text NOT NULL,
	"responsible_name" text NOT NULL,
	"responsible_key" text NOT NULL,
	"search_key" text NOT NULL,
	"has_mailbox" boolean DEFAULT false NOT NULL,
	"mailbox_quota" integer DEFAULT 0 NOT NULL,
	"autonomous" boolean DEFAULT false NOT NULL,
	"created_on" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "accounts_state_check" CHECK ("accounts"."state" in ('requested', 'approved', 'refused', 'open', 'closed')),
	CONSTRAINT "accounts_type_check" CHECK ("accounts"."account_type" in ('company', 'oga', 'accountant', 'other')),
	CONSTRAINT "accounts_quota_check" CHECK ("accounts"."mailbox_quota" between 0 and 100000),
	CONSTRAINT "accounts_secondary_check" CHECK ("accounts"."parent_id" is null or "accounts"."mailbox_quota" = 0),
	CONSTRAINT "accounts_autonomous_check" CHECK ("accounts"."parent_id" is not null or not "accounts"."autonomous")
);
--> statement-breakpoint
CREATE TABLE "mailboxes" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"password_hash" text,
	"password_changed_at" timestamp with time zone,
	"quota_megabytes" integer DEFAULT 1024 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mailboxes_quota_check" CHECK ("mailboxes"."quota_megabytes" between 1 and 1048576)
);
--> statement-breakpoint
CREATE TABLE "account_profiles" (
	"code" text PRIMARY KEY NOT NULL,
	"label_fr" text NOT NULL,
	"label_en" text NOT NULL,
	"scope" text NOT NULL,
	"procedure_codes" text[] NOT NULL,
	"rank" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "account_profiles_scope_check" CHECK ("account_profiles"."scope" in ('all', 'web', 'listed'))
);
--> statement-breakpoint
CREATE TABLE "procedures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"description_fr" text NOT NULL,
	"description_en" text NOT NULL,
	"recipients" text[] NOT NULL,
	"document_types" jsonb NOT NULL,
	"web" boolean DEFAULT false NOT NULL,
	"withdrawn" boolean DEFAULT false NOT NULL,
	"rank" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "procedures_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "account_procedures" (
	"account_id" uuid NOT NULL,
	"procedure_id" uuid NOT NULL,
	"document_types" text[],
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "account_procedures_account_id_procedure_id_pk" PRIMARY KEY("account_id","procedure_id")
);
--> statement-breakpoint
CREATE TABLE "help_texts" (
	"key" text PRIMARY KEY NOT NULL,
	"text_fr" text NOT NULL,
	"text_en" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tariffs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"item" text NOT NULL,
	"label_fr" text NOT NULL,
	"label_en" text NOT NULL,
	"amount_cents" integer NOT NULL,
	"vat_rate_bps" integer NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tariffs_amount_check" CHECK ("tariffs"."amount_cents" >= 0),
	CONSTRAINT "tariffs_vat_check" CHECK ("tariffs"."vat_rate_bps" between 0 and 10000),
	CONSTRAINT "tariffs_period_check" CHECK ("tariffs"."ends_on" is null or "tariffs"."ends_on" >= "tariffs"."starts_on")
);
--> statement-breakpoint
ALTER TABLE "one_time_links" DROP CONSTRAINT "one_time_links_purpose_check";--> statement-breakpoint
DROP INDEX "persons_email_key";--> statement-breakpoint
ALTER TABLE "credentials" ADD COLUMN "temporary_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD COLUMN "rights" text[];--> statement-breakpoint
ALTER TABLE "one_time_links" ADD COLUMN "recipient" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "sign_in_identifiers" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD COLUMN "portal_name" text DEFAULT 'GUICHET' NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD COLUMN "sales_email" text;--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD COLUMN "primary_approval" text DEFAULT 'staff' NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD COLUMN "secondary_approval" text DEFAULT 'automatic' NOT NULL;--> statement-breakpoint
ALTER TABLE "account_details" ADD CONSTRAINT "account_details_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_persons" ADD CONSTRAINT "account_persons_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_persons" ADD CONSTRAINT "account_persons_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_parent_id_accounts_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_profile_code_account_profiles_code_fk" FOREIGN KEY ("profile_code") REFERENCES "public"."account_profiles"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD CONSTRAINT "mailboxes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_procedures" ADD CONSTRAINT "account_procedures_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_procedures" ADD CONSTRAINT "account_procedures_procedure_id_procedures_id_fk" FOREIGN KEY ("procedure_id") REFERENCES "public"."procedures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_persons_person_idx" ON "account_persons" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_persons_holder_key" ON "account_persons" USING btree ("account_id") WHERE "account_persons"."role" = 'holder';--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_file_number_key" ON "accounts" USING btree ("file_number");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_login_key" ON "accounts" USING btree ("login");--> statement-breakpoint
CREATE INDEX "accounts_parent_login_idx" ON "accounts" USING btree ("parent_id","login");--> statement-breakpoint
CREATE INDEX "accounts_siret_idx" ON "accounts" USING btree ("siret");--> statement-breakpoint
CREATE INDEX "accounts_profile_idx" ON "accounts" USING btree ("profile_code");--> statement-breakpoint
CREATE INDEX "accounts_search_idx" ON "accounts" USING gin ("search_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "accounts_queue_idx" ON "accounts" USING btree ("created_at","id") WHERE "accounts"."state" = 'requested';--> statement-breakpoint
CREATE INDEX "account_procedures_procedure_idx" ON "account_procedures" USING btree ("procedure_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tariffs_item_start_key" ON "tariffs" USING btree ("item","starts_on");--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_identifiers" ADD CONSTRAINT "sign_in_identifiers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "one_time_links_account_idx" ON "one_time_links" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "persons_email_idx" ON "persons" USING btree ("email");--> statement-breakpoint
CREATE INDEX "sessions_account_idx" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_in_identifiers_account_key" ON "sign_in_identifiers" USING btree ("account_id");--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_purpose_check" CHECK ("one_time_links"."purpose" in ('password-reset', 'first-administrator', 'account-activation', 'account-invitation'));--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD CONSTRAINT "organisation_settings_primary_check" CHECK ("organisation_settings"."primary_approval" in ('staff', 'automatic'));--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD CONSTRAINT "organisation_settings_secondary_check" CHECK ("organisation_settings"."secondary_approval" in ('staff', 'automatic'));