CREATE TABLE "delegation_visits" (
	"delegation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "delegation_visits_delegation_id_person_id_pk" PRIMARY KEY("delegation_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "firm_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"firm_id" uuid NOT NULL,
	"person_id" uuid,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"state" text NOT NULL,
	"invited_by_id" uuid,
	"token_hash" "bytea",
	"answer_by" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"joined_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "firm_members_role_check" CHECK ("firm_members"."role" in ('manager', 'collaborator')),
	CONSTRAINT "firm_members_state_check" CHECK ("firm_members"."state" in ('invited', 'active', 'declined', 'withdrawn', 'removed', 'left')),
	CONSTRAINT "firm_members_active_check" CHECK ("firm_members"."state" <> 'active' or "firm_members"."person_id" is not null),
	CONSTRAINT "firm_members_invited_check" CHECK ("firm_members"."state" <> 'invited' or "firm_members"."answer_by" is not null)
);
--> statement-breakpoint
CREATE TABLE "firms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "delegations" ADD COLUMN "colleagues" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "delegations" ADD COLUMN "firm_id" uuid;--> statement-breakpoint
ALTER TABLE "delegation_visits" ADD CONSTRAINT "delegation_visits_delegation_id_delegations_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_visits" ADD CONSTRAINT "delegation_visits_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "firm_members" ADD CONSTRAINT "firm_members_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "firm_members" ADD CONSTRAINT "firm_members_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "firm_members" ADD CONSTRAINT "firm_members_invited_by_id_persons_id_fk" FOREIGN KEY ("invited_by_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delegation_visits_person_idx" ON "delegation_visits" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "firm_members_active_key" ON "firm_members" USING btree ("person_id") WHERE "firm_members"."state" = 'active';--> statement-breakpoint
CREATE UNIQUE INDEX "firm_members_invited_key" ON "firm_members" USING btree ("firm_id","email") WHERE "firm_members"."state" = 'invited';--> statement-breakpoint
CREATE UNIQUE INDEX "firm_members_token_key" ON "firm_members" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "firm_members_firm_idx" ON "firm_members" USING btree ("firm_id","state");--> statement-breakpoint
CREATE INDEX "firm_members_person_idx" ON "firm_members" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "firm_members_inviter_idx" ON "firm_members" USING btree ("invited_by_id");--> statement-breakpoint
CREATE INDEX "firm_members_email_idx" ON "firm_members" USING btree ("email") WHERE "firm_members"."state" = 'invited';--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delegations_firm_idx" ON "delegations" USING btree ("firm_id","state");--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_firm_check" CHECK ("delegations"."firm_id" is null or "delegations"."colleagues");