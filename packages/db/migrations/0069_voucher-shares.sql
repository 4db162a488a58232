ALTER TABLE "voucher_uses" ADD COLUMN "returned_cents" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE "voucher_uses" SET "returned_cents" = "amount_cents" WHERE "state" = 'returned';--> statement-breakpoint
ALTER TABLE "voucher_uses" ADD CONSTRAINT "voucher_uses_returned_check" CHECK ("voucher_uses"."returned_cents" between 0 and "voucher_uses"."amount_cents");
