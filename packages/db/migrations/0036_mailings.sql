CREATE TABLE "mailing_pace" (
	"id" integer PRIMARY KEY NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mailing_pace_single_check" CHECK ("mailing_pace"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "mailing_recipients" (
	"id" uuid PRIMARY KEY NOT NULL,
	"mailing_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"address" text NOT NULL,
	"locale" text NOT NULL,
	"queued_at" timestamp with time zone,
	"shared_with_id" uuid,
	"unsubscribed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "mailings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"segment" jsonb NOT NULL,
	"subject_fr" text NOT NULL,
	"body_fr" text NOT NULL,
	"subject_en" text,
	"body_en" text,
	"version" integer DEFAULT 1 NOT NULL,
	"scheduled_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"without_email" integer DEFAULT 0 NOT NULL,
	"undeliverable" integer DEFAULT 0 NOT NULL,
	"not_wanted" integer DEFAULT 0 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mailings_state_check" CHECK ("mailings"."state" in ('draft', 'scheduled', 'sending', 'stopped', 'sent')),
	CONSTRAINT "mailings_scheduled_check" CHECK (("mailings"."state" = 'scheduled') <= ("mailings"."scheduled_at" is not null)),
	CONSTRAINT "mailings_english_check" CHECK (("mailings"."subject_en" is null) = ("mailings"."body_en" is null))
);
--> statement-breakpoint
CREATE TABLE "news_preferences" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"wanted" boolean NOT NULL,
	"source" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "news_preferences_source_check" CHECK ("news_preferences"."source" in ('portal', 'link', 'one-click', 'complaint'))
);
--> statement-breakpoint
CREATE TABLE "undeliverable_addresses" (
	"address" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"reason" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "undeliverable_addresses_source_check" CHECK ("undeliverable_addresses"."source" in ('refused', 'reported'))
);
--> statement-breakpoint
ALTER TABLE "outgoing_messages" ADD COLUMN "mailing_recipient_id" uuid;--> statement-breakpoint
ALTER TABLE "outgoing_messages" ADD COLUMN "bounced_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outgoing_messages" ADD COLUMN "bounce_kind" text;--> statement-breakpoint
ALTER TABLE "mailing_recipients" ADD CONSTRAINT "mailing_recipients_mailing_id_mailings_id_fk" FOREIGN KEY ("mailing_id") REFERENCES "public"."mailings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_recipients" ADD CONSTRAINT "mailing_recipients_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_recipients" ADD CONSTRAINT "mailing_recipients_shared_with_id_mailing_recipients_id_fk" FOREIGN KEY ("shared_with_id") REFERENCES "public"."mailing_recipients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_created_by_persons_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news_preferences" ADD CONSTRAINT "news_preferences_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "mailing_recipients_person_key" ON "mailing_recipients" USING btree ("mailing_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mailing_recipients_address_key" ON "mailing_recipients" USING btree ("mailing_id","address") WHERE "mailing_recipients"."shared_with_id" is null;--> statement-breakpoint
CREATE INDEX "mailing_recipients_waiting_idx" ON "mailing_recipients" USING btree ("mailing_id","id") WHERE "mailing_recipients"."queued_at" is null and "mailing_recipients"."shared_with_id" is null;--> statement-breakpoint
CREATE INDEX "mailing_recipients_person_idx" ON "mailing_recipients" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "mailing_recipients_shared_idx" ON "mailing_recipients" USING btree ("shared_with_id") WHERE "mailing_recipients"."shared_with_id" is not null;--> statement-breakpoint
CREATE INDEX "mailings_created_idx" ON "mailings" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "mailings_created_by_idx" ON "mailings" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "mailings_running_idx" ON "mailings" USING btree ("state") WHERE "mailings"."state" in ('scheduled', 'sending');--> statement-breakpoint
ALTER TABLE "outgoing_messages" ADD CONSTRAINT "outgoing_messages_mailing_recipient_id_mailing_recipients_id_fk" FOREIGN KEY ("mailing_recipient_id") REFERENCES "public"."mailing_recipients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "outgoing_messages_mailing_recipient_key" ON "outgoing_messages" USING btree ("mailing_recipient_id");--> statement-breakpoint
ALTER TABLE "outgoing_messages" ADD CONSTRAINT "outgoing_messages_bounce_check" CHECK ("outgoing_messages"."bounce_kind" in ('hard', 'soft', 'complaint'));