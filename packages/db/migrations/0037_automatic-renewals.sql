CREATE TABLE "automatic_renewals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"method" text NOT NULL,
	"setup_id" text,
	"setup_url" text,
	"method_id" text,
	"method_label" text,
	"agreed_on" date NOT NULL,
	"stopped_on" date,
	"stop_reason" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "automatic_renewals_state_check" CHECK ("automatic_renewals"."state" in ('setting-up', 'on', 'stopped')),
	CONSTRAINT "automatic_renewals_method_check" CHECK ("automatic_renewals"."method" in ('card', 'sepa-debit')),
	CONSTRAINT "automatic_renewals_kept_check" CHECK ("automatic_renewals"."state" <> 'on' or "automatic_renewals"."method_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "renewal_plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"automatic_id" uuid NOT NULL,
	"membership_id" uuid NOT NULL,
	"type_id" uuid NOT NULL,
	"amount_cents" integer NOT NULL,
	"noticed_on" date,
	"announced_on" date,
	"debit_on" date NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"renewal_id" uuid,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "renewal_plans_state_check" CHECK ("renewal_plans"."state" in ('waiting', 'debiting', 'done', 'stopped')),
	CONSTRAINT "renewal_plans_amount_check" CHECK ("renewal_plans"."amount_cents" > 0)
);
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "unattended" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "method_id" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "method_label" text;--> statement-breakpoint
ALTER TABLE "renewals" ADD COLUMN "automatic" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "automatic_renewals" ADD CONSTRAINT "automatic_renewals_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal_plans" ADD CONSTRAINT "renewal_plans_automatic_id_automatic_renewals_id_fk" FOREIGN KEY ("automatic_id") REFERENCES "public"."automatic_renewals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal_plans" ADD CONSTRAINT "renewal_plans_membership_id_memberships_id_fk" FOREIGN KEY ("membership_id") REFERENCES "public"."memberships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal_plans" ADD CONSTRAINT "renewal_plans_type_id_membership_types_id_fk" FOREIGN KEY ("type_id") REFERENCES "public"."membership_types"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal_plans" ADD CONSTRAINT "renewal_plans_renewal_id_renewals_id_fk" FOREIGN KEY ("renewal_id") REFERENCES "public"."renewals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "automatic_renewals_live_key" ON "automatic_renewals" USING btree ("person_id") WHERE "automatic_renewals"."state" <> 'stopped';--> statement-breakpoint
CREATE UNIQUE INDEX "automatic_renewals_setup_key" ON "automatic_renewals" USING btree ("setup_id");--> statement-breakpoint
CREATE INDEX "automatic_renewals_person_idx" ON "automatic_renewals" USING btree ("person_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "renewal_plans_membership_key" ON "renewal_plans" USING btree ("automatic_id","membership_id");--> statement-breakpoint
CREATE UNIQUE INDEX "renewal_plans_debiting_key" ON "renewal_plans" USING btree ("membership_id") WHERE "renewal_plans"."state" = 'debiting';--> statement-breakpoint
CREATE INDEX "renewal_plans_membership_idx" ON "renewal_plans" USING btree ("membership_id");--> statement-breakpoint
CREATE INDEX "renewal_plans_type_idx" ON "renewal_plans" USING btree ("type_id");--> statement-breakpoint
CREATE UNIQUE INDEX "renewal_plans_renewal_key" ON "renewal_plans" USING btree ("renewal_id");