CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"amount_cents" integer NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"asked_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "refunds_amount_check" CHECK ("refunds"."amount_cents" > 0),
	CONSTRAINT "refunds_state_check" CHECK ("refunds"."state" in ('pending', 'done', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "service_order_periods" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"payment_id" uuid NOT NULL,
	"invoice_id" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "service_order_periods_days_check" CHECK ("service_order_periods"."ends_on" >= "service_order_periods"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "service_prices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"service_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"net_cents" integer NOT NULL,
	"vat_rate_bps" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "service_prices_amount_check" CHECK ("service_prices"."net_cents" > 0),
	CONSTRAINT "service_prices_vat_check" CHECK ("service_prices"."vat_rate_bps" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "services" (
	"id" uuid PRIMARY KEY NOT NULL,
	"label_fr" text NOT NULL,
	"label_en" text NOT NULL,
	"description_fr" text NOT NULL,
	"description_en" text NOT NULL,
	"interval" text,
	"audience" text NOT NULL,
	"type_codes" text[] DEFAULT '{}'::text[] NOT NULL,
	"withdrawn" boolean DEFAULT false NOT NULL,
	"rank" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "services_interval_check" CHECK ("services"."interval" in ('month', 'year')),
	CONSTRAINT "services_audience_check" CHECK ("services"."audience" in ('all', 'active', 'types'))
);
--> statement-breakpoint
ALTER TABLE "service_orders" DROP CONSTRAINT "service_orders_state_check";--> statement-breakpoint
ALTER TABLE "service_orders" ALTER COLUMN "membership_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "service_id" uuid;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "vat_rate_bps" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "interval" text;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "payment_id" uuid;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "subscription_id" text;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "paid_until" date;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "renews_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "end_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "end_comment" text;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "fulfilled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "fulfilment_note" text;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "updated_at" timestamp with time zone;--> statement-breakpoint
-- Orders made before there was a catalogue: whose they are, and the states as they are called now.
UPDATE "service_orders" SET "person_id" = "memberships"."person_id", "updated_at" = "service_orders"."created_at",
  "interval" = CASE WHEN "recurring" THEN 'month' END,
  "state" = CASE WHEN "state" = 'done' THEN 'fulfilled' WHEN "state" = 'cancelled' AND "recurring" THEN 'ended' ELSE "state" END
  FROM "memberships" WHERE "memberships"."id" = "service_orders"."membership_id";--> statement-breakpoint
ALTER TABLE "service_orders" ALTER COLUMN "person_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "service_orders" ALTER COLUMN "updated_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_asked_by_persons_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_order_periods" ADD CONSTRAINT "service_order_periods_order_id_service_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."service_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_prices" ADD CONSTRAINT "service_prices_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_payment_key" ON "refunds" USING btree ("payment_id") WHERE "refunds"."state" <> 'failed';--> statement-breakpoint
CREATE INDEX "refunds_asked_by_idx" ON "refunds" USING btree ("asked_by");--> statement-breakpoint
CREATE INDEX "refunds_open_idx" ON "refunds" USING btree ("created_at") WHERE "refunds"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "service_order_periods_order_idx" ON "service_order_periods" USING btree ("order_id","starts_on");--> statement-breakpoint
CREATE UNIQUE INDEX "service_order_periods_payment_key" ON "service_order_periods" USING btree ("payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "service_order_periods_invoice_key" ON "service_order_periods" USING btree ("invoice_id");--> statement-breakpoint
CREATE UNIQUE INDEX "service_prices_start_key" ON "service_prices" USING btree ("service_id","starts_on");--> statement-breakpoint
CREATE INDEX "services_rank_idx" ON "services" USING btree ("rank","id");--> statement-breakpoint
ALTER TABLE "service_orders" ADD CONSTRAINT "service_orders_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_orders" ADD CONSTRAINT "service_orders_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payments_intent_idx" ON "payments" USING btree ("payment_intent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "service_orders_payment_key" ON "service_orders" USING btree ("payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "service_orders_subscription_key" ON "service_orders" USING btree ("subscription_id");--> statement-breakpoint
CREATE UNIQUE INDEX "service_orders_open_key" ON "service_orders" USING btree ("person_id","service_id") WHERE "service_orders"."state" in ('pending', 'processing', 'active', 'past-due', 'ending')
        and ("service_orders"."recurring" or "service_orders"."state" in ('pending', 'processing'));--> statement-breakpoint
CREATE INDEX "service_orders_service_idx" ON "service_orders" USING btree ("service_id");--> statement-breakpoint
CREATE INDEX "service_orders_person_idx" ON "service_orders" USING btree ("person_id","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "service_orders_state_idx" ON "service_orders" USING btree ("state","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "service_orders_created_idx" ON "service_orders" USING btree ("created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "service_orders_renews_idx" ON "service_orders" USING btree ("renews_at") WHERE "service_orders"."state" in ('active', 'past-due', 'ending');--> statement-breakpoint
ALTER TABLE "service_orders" ADD CONSTRAINT "service_orders_amount_check" CHECK ("service_orders"."amount_cents" >= 0);--> statement-breakpoint
ALTER TABLE "service_orders" ADD CONSTRAINT "service_orders_interval_check" CHECK ("service_orders"."interval" in ('month', 'year'));--> statement-breakpoint
ALTER TABLE "service_orders" ADD CONSTRAINT "service_orders_recurring_check" CHECK ("service_orders"."recurring" = ("service_orders"."interval" is not null));--> statement-breakpoint
ALTER TABLE "service_orders" ADD CONSTRAINT "service_orders_state_check" CHECK ("service_orders"."state" in ('pending', 'processing', 'paid', 'fulfilled', 'active', 'past-due', 'ending', 'ended',
        'cancelled', 'refused', 'refunded'));