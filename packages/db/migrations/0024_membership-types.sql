CREATE TABLE "membership_prices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"type_id" uuid NOT NULL,
	"partner_id" uuid,
	"amount_cents" integer NOT NULL,
	"starts_on" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "membership_prices_start_key" UNIQUE NULLS NOT DISTINCT("type_id","partner_id","starts_on"),
	CONSTRAINT "membership_prices_amount_check" CHECK ("membership_prices"."amount_cents" >= 0)
);
--> statement-breakpoint
ALTER TABLE "membership_types" ADD COLUMN "kind" text DEFAULT 'annual' NOT NULL;--> statement-breakpoint
ALTER TABLE "membership_types" ADD COLUMN "free_months" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "membership_types" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "partners" ADD COLUMN "contact_name" text;--> statement-breakpoint
ALTER TABLE "partners" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "partners" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "partners" ADD COLUMN "withdrawn" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "partners" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "membership_prices" ADD CONSTRAINT "membership_prices_type_id_membership_types_id_fk" FOREIGN KEY ("type_id") REFERENCES "public"."membership_types"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_prices" ADD CONSTRAINT "membership_prices_partner_id_partners_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "membership_prices_partner_idx" ON "membership_prices" USING btree ("partner_id");--> statement-breakpoint
ALTER TABLE "membership_types" ADD CONSTRAINT "membership_types_terms_check" CHECK (("membership_types"."kind" in ('annual', 'pro-rata') and "membership_types"."free_months" = 0)
        or ("membership_types"."kind" = 'free-months' and "membership_types"."free_months" between 1 and 11));