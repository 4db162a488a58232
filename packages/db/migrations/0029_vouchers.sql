CREATE TABLE "referral_invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"address_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referral_rules" (
	"id" integer PRIMARY KEY NOT NULL,
	"enabled" boolean NOT NULL,
	"referrer_cents" integer NOT NULL,
	"newcomer_cents" integer NOT NULL,
	"validity_months" integer NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "referral_rules_single_check" CHECK ("referral_rules"."id" = 1),
	CONSTRAINT "referral_rules_value_check" CHECK ("referral_rules"."referrer_cents" > 0 and "referral_rules"."newcomer_cents" > 0),
	CONSTRAINT "referral_rules_validity_check" CHECK ("referral_rules"."validity_months" between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "referrals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"referrer_id" uuid NOT NULL,
	"newcomer_id" uuid NOT NULL,
	"joining_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"state" text NOT NULL,
	"hints" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "referrals_self_check" CHECK ("referrals"."referrer_id" <> "referrals"."newcomer_id"),
	CONSTRAINT "referrals_state_check" CHECK ("referrals"."state" in ('rewarded', 'unrewarded', 'refused', 'reversed'))
);
--> statement-breakpoint
CREATE TABLE "voucher_movements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"voucher_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"kind" text NOT NULL,
	"amount_cents" integer NOT NULL,
	"balance_cents" integer NOT NULL,
	"payment_id" uuid,
	"actor_id" uuid,
	"reason" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "voucher_movements_balance_check" CHECK ("voucher_movements"."balance_cents" >= 0),
	CONSTRAINT "voucher_movements_kind_check" CHECK ("voucher_movements"."kind" in ('issued', 'reserved', 'released', 'used', 'returned', 'expired', 'cancelled', 'reversed'))
);
--> statement-breakpoint
CREATE TABLE "voucher_uses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"voucher_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"amount_cents" integer NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "voucher_uses_amount_check" CHECK ("voucher_uses"."amount_cents" > 0),
	CONSTRAINT "voucher_uses_state_check" CHECK ("voucher_uses"."state" in ('reserved', 'used', 'released', 'returned'))
);
--> statement-breakpoint
CREATE TABLE "vouchers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"origin" text NOT NULL,
	"referral_id" uuid,
	"state" text NOT NULL,
	"value_cents" integer NOT NULL,
	"balance_cents" integer NOT NULL,
	"reserved_cents" integer DEFAULT 0 NOT NULL,
	"used_cents" integer DEFAULT 0 NOT NULL,
	"expires_on" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "vouchers_amounts_check" CHECK ("vouchers"."value_cents" > 0 and "vouchers"."balance_cents" >= 0 and "vouchers"."reserved_cents" >= 0 and "vouchers"."used_cents" >= 0
        and "vouchers"."balance_cents" + "vouchers"."reserved_cents" + "vouchers"."used_cents" <= "vouchers"."value_cents"),
	CONSTRAINT "vouchers_origin_check" CHECK ("vouchers"."origin" in ('referrer', 'newcomer', 'staff')),
	CONSTRAINT "vouchers_referral_check" CHECK (("vouchers"."origin" = 'staff') = ("vouchers"."referral_id" is null)),
	CONSTRAINT "vouchers_state_check" CHECK ("vouchers"."state" in ('issued', 'reserved', 'used', 'expired', 'cancelled', 'reversed'))
);
--> statement-breakpoint
ALTER TABLE "referral_invitations" ADD CONSTRAINT "referral_invitations_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_referrer_id_persons_id_fk" FOREIGN KEY ("referrer_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_newcomer_id_persons_id_fk" FOREIGN KEY ("newcomer_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_joining_id_joinings_id_fk" FOREIGN KEY ("joining_id") REFERENCES "public"."joinings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voucher_movements" ADD CONSTRAINT "voucher_movements_voucher_id_vouchers_id_fk" FOREIGN KEY ("voucher_id") REFERENCES "public"."vouchers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voucher_movements" ADD CONSTRAINT "voucher_movements_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voucher_movements" ADD CONSTRAINT "voucher_movements_actor_id_persons_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voucher_uses" ADD CONSTRAINT "voucher_uses_voucher_id_vouchers_id_fk" FOREIGN KEY ("voucher_id") REFERENCES "public"."vouchers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voucher_uses" ADD CONSTRAINT "voucher_uses_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_referral_id_referrals_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referrals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "referral_invitations_person_idx" ON "referral_invitations" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "referral_invitations_address_idx" ON "referral_invitations" USING btree ("address_hash","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "referrals_newcomer_key" ON "referrals" USING btree ("newcomer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "referrals_joining_key" ON "referrals" USING btree ("joining_id");--> statement-breakpoint
CREATE UNIQUE INDEX "referrals_payment_key" ON "referrals" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "referrals_referrer_idx" ON "referrals" USING btree ("referrer_id","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "referrals_created_idx" ON "referrals" USING btree ("created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE UNIQUE INDEX "voucher_movements_rank_key" ON "voucher_movements" USING btree ("voucher_id","rank");--> statement-breakpoint
CREATE INDEX "voucher_movements_payment_idx" ON "voucher_movements" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "voucher_movements_actor_idx" ON "voucher_movements" USING btree ("actor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "voucher_uses_payment_key" ON "voucher_uses" USING btree ("payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "voucher_uses_open_key" ON "voucher_uses" USING btree ("voucher_id") WHERE "voucher_uses"."state" = 'reserved';--> statement-breakpoint
CREATE INDEX "voucher_uses_voucher_idx" ON "voucher_uses" USING btree ("voucher_id");--> statement-breakpoint
CREATE UNIQUE INDEX "vouchers_number_key" ON "vouchers" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "vouchers_referral_key" ON "vouchers" USING btree ("referral_id","origin");--> statement-breakpoint
CREATE INDEX "vouchers_person_idx" ON "vouchers" USING btree ("person_id","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "vouchers_created_idx" ON "vouchers" USING btree ("created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "vouchers_expires_idx" ON "vouchers" USING btree ("expires_on","id") WHERE "vouchers"."state" = 'issued';