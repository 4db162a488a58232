CREATE TABLE "assistances" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "assistances_self_check" CHECK ("assistances"."owner_id" <> "assistances"."staff_id")
);
--> statement-breakpoint
CREATE TABLE "delegations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid,
	"third_id" uuid,
	"origin" text NOT NULL,
	"state" text NOT NULL,
	"email" text NOT NULL,
	"identifier" text,
	"rights" text[] NOT NULL,
	"ends_on" date,
	"copies" boolean DEFAULT false NOT NULL,
	"note" text,
	"token_hash" "bytea",
	"answer_by" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "delegations_origin_check" CHECK ("delegations"."origin" in ('invitation', 'request')),
	CONSTRAINT "delegations_state_check" CHECK ("delegations"."state" in ('invited', 'asked', 'active', 'expired', 'declined', 'withdrawn', 'revoked', 'given-up')),
	CONSTRAINT "delegations_active_check" CHECK ("delegations"."state" <> 'active' or ("delegations"."owner_id" is not null and "delegations"."third_id" is not null and "delegations"."ends_on" is not null and cardinality("delegations"."rights") > 0)),
	CONSTRAINT "delegations_self_check" CHECK ("delegations"."owner_id" <> "delegations"."third_id")
);
--> statement-breakpoint
ALTER TABLE "document_accesses" DROP CONSTRAINT "document_accesses_by_check";--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "owner_id" uuid;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "access_id" uuid;--> statement-breakpoint
ALTER TABLE "assistances" ADD CONSTRAINT "assistances_owner_id_persons_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistances" ADD CONSTRAINT "assistances_staff_id_persons_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_owner_id_persons_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_third_id_persons_id_fk" FOREIGN KEY ("third_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assistances_owner_idx" ON "assistances" USING btree ("owner_id","started_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "assistances_staff_idx" ON "assistances" USING btree ("staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assistances_open_key" ON "assistances" USING btree ("staff_id","owner_id") WHERE "assistances"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "delegations_active_key" ON "delegations" USING btree ("owner_id","third_id") WHERE "delegations"."state" = 'active';--> statement-breakpoint
CREATE UNIQUE INDEX "delegations_invited_key" ON "delegations" USING btree ("owner_id","email") WHERE "delegations"."state" = 'invited';--> statement-breakpoint
CREATE UNIQUE INDEX "delegations_asked_key" ON "delegations" USING btree ("third_id","email","identifier") WHERE "delegations"."state" = 'asked';--> statement-breakpoint
CREATE UNIQUE INDEX "delegations_token_key" ON "delegations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "delegations_owner_idx" ON "delegations" USING btree ("owner_id","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "delegations_third_idx" ON "delegations" USING btree ("third_id","state");--> statement-breakpoint
CREATE INDEX "delegations_email_idx" ON "delegations" USING btree ("email") WHERE "delegations"."state" = 'invited';--> statement-breakpoint
CREATE INDEX "audit_entries_owner_idx" ON "audit_entries" USING btree ("owner_id","at" DESC NULLS FIRST,"id") WHERE "audit_entries"."owner_id" is not null;--> statement-breakpoint
ALTER TABLE "document_accesses" ADD CONSTRAINT "document_accesses_by_check" CHECK ("document_accesses"."by" in ('me', 'key', 'organisation', 'link', 'third-party'));