ALTER TABLE "memberships" DROP CONSTRAINT "memberships_period_check";--> statement-breakpoint
DROP INDEX "refunds_payment_key";--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "refunded_cents" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "provider_id" text;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "undoes" boolean;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "cancelled_on" date;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "agreed_ends_on" date;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "cancel_reason" text;--> statement-breakpoint
CREATE INDEX "refunds_payment_idx" ON "refunds" USING btree ("payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_provider_key" ON "refunds" USING btree ("payment_id","provider_id");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_refunded_check" CHECK ("payments"."refunded_cents" between 0 and "payments"."amount_cents");--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_cancel_check" CHECK (("memberships"."cancelled_on" is null) = ("memberships"."agreed_ends_on" is null));--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_period_check" CHECK ("memberships"."ends_on" >= "memberships"."starts_on" or ("memberships"."cancelled_on" is not null and "memberships"."ends_on" < "memberships"."cancelled_on"));