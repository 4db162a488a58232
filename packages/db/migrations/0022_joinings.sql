CREATE TABLE "joining_secrets" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"joining_id" uuid NOT NULL,
	"proves_email" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "joinings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"siret" text,
	"state" text NOT NULL,
	"locale" text NOT NULL,
	"content_cipher" "bytea",
	"type_id" uuid,
	"referrer_id" uuid,
	"person_id" uuid,
	"signed_in" boolean NOT NULL,
	"payment_id" uuid,
	"amount_cents" integer,
	"membership_id" uuid,
	"terms_version" text,
	"links" integer DEFAULT 0 NOT NULL,
	"submitted_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "joinings_state_check" CHECK ("joinings"."state" in ('draft', 'submitted', 'awaiting-payment', 'processing', 'completed')),
	CONSTRAINT "joinings_completed_check" CHECK (("joinings"."state" = 'completed') = ("joinings"."membership_id" is not null)),
	CONSTRAINT "joinings_amount_check" CHECK ("joinings"."amount_cents" > 0)
);
--> statement-breakpoint
ALTER TABLE "one_time_links" DROP CONSTRAINT "one_time_links_purpose_check";--> statement-breakpoint
ALTER TABLE "joining_secrets" ADD CONSTRAINT "joining_secrets_joining_id_joinings_id_fk" FOREIGN KEY ("joining_id") REFERENCES "public"."joinings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joinings" ADD CONSTRAINT "joinings_type_id_membership_types_id_fk" FOREIGN KEY ("type_id") REFERENCES "public"."membership_types"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joinings" ADD CONSTRAINT "joinings_referrer_id_persons_id_fk" FOREIGN KEY ("referrer_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joinings" ADD CONSTRAINT "joinings_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joinings" ADD CONSTRAINT "joinings_membership_id_memberships_id_fk" FOREIGN KEY ("membership_id") REFERENCES "public"."memberships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "joining_secrets_joining_idx" ON "joining_secrets" USING btree ("joining_id");--> statement-breakpoint
CREATE UNIQUE INDEX "joinings_open_key" ON "joinings" USING btree ("email") WHERE "joinings"."state" in ('awaiting-payment', 'processing');--> statement-breakpoint
CREATE UNIQUE INDEX "joinings_payment_key" ON "joinings" USING btree ("payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "joinings_membership_key" ON "joinings" USING btree ("membership_id");--> statement-breakpoint
CREATE INDEX "joinings_email_idx" ON "joinings" USING btree ("email","submitted_at");--> statement-breakpoint
CREATE INDEX "joinings_submitted_idx" ON "joinings" USING btree ("submitted_at" DESC NULLS FIRST,"id") WHERE "joinings"."submitted_at" is not null;--> statement-breakpoint
CREATE INDEX "joinings_expires_idx" ON "joinings" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "joinings_type_idx" ON "joinings" USING btree ("type_id");--> statement-breakpoint
CREATE INDEX "joinings_referrer_idx" ON "joinings" USING btree ("referrer_id");--> statement-breakpoint
CREATE INDEX "joinings_person_idx" ON "joinings" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_purpose_check" CHECK ("one_time_links"."purpose" in ('password-reset', 'first-administrator', 'account-activation', 'account-invitation', 'member-activation'));