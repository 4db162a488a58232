CREATE TABLE "declarant_signup_secrets" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"signup_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"proves_email" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "declarant_signup_secrets_kind_check" CHECK ("declarant_signup_secrets"."kind" in ('browser', 'link'))
);
--> statement-breakpoint
CREATE TABLE "declarant_signups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"siret" text NOT NULL,
	"locale" text NOT NULL,
	"content_cipher" "bytea",
	"finding" text NOT NULL,
	"choice" text,
	"terms_version" text NOT NULL,
	"person_id" uuid,
	"signed_in" boolean NOT NULL,
	"email_proven_at" timestamp with time zone,
	"phone_proven_at" timestamp with time zone,
	"links" integer DEFAULT 0 NOT NULL,
	"linked_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "declarant_signups_choice_check" CHECK ("declarant_signups"."choice" in ('later', 'check')),
	CONSTRAINT "declarant_signups_finding_check" CHECK ("declarant_signups"."finding" in ('same', 'near', 'different', 'closed', 'masked', 'unknown', 'unavailable'))
);
--> statement-breakpoint
CREATE TABLE "declarants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"siret" text NOT NULL,
	"company_name" text,
	"legal_form" text,
	"ape" text,
	"birth_name" text NOT NULL,
	"use_name" text,
	"first_names" text NOT NULL,
	"nir_cipher" "bytea" NOT NULL,
	"nir_hash" "bytea" NOT NULL,
	"finding" text NOT NULL,
	"state_reason" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"terms_version" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "declarants_state_check" CHECK ("declarants"."state" in ('to-check', 'open', 'refused')),
	CONSTRAINT "declarants_reason_check" CHECK (("declarants"."state" = 'refused') = ("declarants"."state_reason" is not null)),
	CONSTRAINT "declarants_finding_check" CHECK ("declarants"."finding" in ('same', 'near', 'different', 'closed', 'masked', 'unknown', 'unavailable'))
);
--> statement-breakpoint
CREATE TABLE "terms_acceptances" (
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"version" text NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "terms_acceptances_person_id_kind_version_pk" PRIMARY KEY("person_id","kind","version"),
	CONSTRAINT "terms_acceptances_kind_check" CHECK ("terms_acceptances"."kind" in ('membership-terms', 'account-terms', 'declaration-terms'))
);
--> statement-breakpoint
ALTER TABLE "legal_texts" DROP CONSTRAINT "legal_texts_kind_check";--> statement-breakpoint
ALTER TABLE "organisation_settings" DROP CONSTRAINT "organisation_settings_modules_check";--> statement-breakpoint
ALTER TABLE "organisation_settings" ALTER COLUMN "modules" SET DEFAULT '{membership,accounts,declarations}';--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "owes_terms" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "legal_texts" ADD COLUMN "in_force_on" date;--> statement-breakpoint
ALTER TABLE "declarant_signup_secrets" ADD CONSTRAINT "declarant_signup_secrets_signup_id_declarant_signups_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."declarant_signups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarant_signups" ADD CONSTRAINT "declarant_signups_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarants" ADD CONSTRAINT "declarants_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarants" ADD CONSTRAINT "declarants_decided_by_persons_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_acceptances" ADD CONSTRAINT "terms_acceptances_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "declarant_signup_secrets_signup_idx" ON "declarant_signup_secrets" USING btree ("signup_id");--> statement-breakpoint
CREATE INDEX "declarant_signups_email_idx" ON "declarant_signups" USING btree ("email","linked_at");--> statement-breakpoint
CREATE INDEX "declarant_signups_person_idx" ON "declarant_signups" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "declarant_signups_expires_idx" ON "declarant_signups" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "declarants_person_key" ON "declarants" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "declarants_siret_key" ON "declarants" USING btree ("siret") WHERE "declarants"."state" <> 'refused';--> statement-breakpoint
CREATE UNIQUE INDEX "declarants_nir_hash_key" ON "declarants" USING btree ("nir_hash") WHERE "declarants"."state" <> 'refused';--> statement-breakpoint
CREATE INDEX "declarants_state_idx" ON "declarants" USING btree ("state","asked_at","id");--> statement-breakpoint
CREATE INDEX "declarants_decided_by_idx" ON "declarants" USING btree ("decided_by");--> statement-breakpoint
ALTER TABLE "legal_texts" ADD CONSTRAINT "legal_texts_kind_check" CHECK ("legal_texts"."kind" in ('legal-notice', 'accessibility', 'membership-terms', 'account-terms', 'declaration-terms'));--> statement-breakpoint
ALTER TABLE "organisation_settings" ADD CONSTRAINT "organisation_settings_modules_check" CHECK ("organisation_settings"."modules" <@ array['membership', 'accounts', 'declarations']);