CREATE TABLE "legal_texts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"version" text NOT NULL,
	"text_fr" text NOT NULL,
	"text_en" text NOT NULL,
	"published_by" uuid,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "legal_texts_kind_check" CHECK ("legal_texts"."kind" in ('legal-notice', 'accessibility', 'membership-terms', 'account-terms')),
	CONSTRAINT "legal_texts_number_check" CHECK ("legal_texts"."number" >= 1)
);
--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD COLUMN "sales_phone" text;--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD COLUMN "logo_key" text;--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD COLUMN "logo_sha256" text;--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD COLUMN "logo_size" integer;--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD COLUMN "logo_type" text;--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD COLUMN "modules" text[] DEFAULT '{membership,accounts}' NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "legal_texts" ADD CONSTRAINT "legal_texts_published_by_persons_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "legal_texts_number_key" ON "legal_texts" USING btree ("kind","number");--> statement-breakpoint
CREATE UNIQUE INDEX "legal_texts_version_key" ON "legal_texts" USING btree ("kind","version");--> statement-breakpoint
CREATE INDEX "legal_texts_published_by_idx" ON "legal_texts" USING btree ("published_by");--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD CONSTRAINT "organisation_settings_logo_check" CHECK (num_nulls("organisation_settings"."logo_key", "organisation_settings"."logo_sha256", "organisation_settings"."logo_size", "organisation_settings"."logo_type") in (0, 4));--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD CONSTRAINT "organisation_settings_modules_check" CHECK ("organisation_settings"."modules" <@ array['membership', 'accounts']);