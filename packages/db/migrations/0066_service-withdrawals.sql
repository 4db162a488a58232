ALTER TABLE "service_orders" ADD COLUMN "begins_at_once" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "withdrawal_state" text;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "withdrawal_told_on" date;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "withdrawal_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "withdrawal_comment" text;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "withdrawal_answer" text;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "withdrawal_kept_cents" integer;--> statement-breakpoint
ALTER TABLE "service_orders" ADD COLUMN "withdrawal_settled_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "service_orders_withdrawal_idx" ON "service_orders" USING btree ("created_at" DESC NULLS FIRST,"id") WHERE "service_orders"."withdrawal_state" = 'asked';--> statement-breakpoint
ALTER TABLE "service_orders" ADD CONSTRAINT "service_orders_withdrawal_check" CHECK ("service_orders"."withdrawal_state" is null or ("service_orders"."withdrawal_state" in ('asked', 'accepted', 'declined')
        and "service_orders"."withdrawal_told_on" is not null and "service_orders"."withdrawal_asked_at" is not null));--> statement-breakpoint
ALTER TABLE "service_orders" ADD CONSTRAINT "service_orders_kept_check" CHECK ("service_orders"."withdrawal_kept_cents" >= 0);