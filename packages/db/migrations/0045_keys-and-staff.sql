ALTER TABLE "one_time_links" DROP CONSTRAINT "one_time_links_purpose_check";--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "hint" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "limit_per_minute" integer;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "networks" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "noticed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "last_used_ip" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "replaced_by_id" uuid;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD COLUMN "staff_role" text;--> statement-breakpoint
ALTER TABLE "persons" ADD COLUMN "suspended_role" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_replaced_by_id_api_keys_id_fk" FOREIGN KEY ("replaced_by_id") REFERENCES "public"."api_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_keys_expires_idx" ON "api_keys" USING btree ("expires_at") WHERE "api_keys"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "api_keys_replaced_by_idx" ON "api_keys" USING btree ("replaced_by_id") WHERE "api_keys"."replaced_by_id" is not null;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_limit_check" CHECK ("api_keys"."limit_per_minute" between 1 and 600);--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_purpose_check" CHECK ("one_time_links"."purpose" in ('password-reset', 'first-administrator', 'account-activation', 'account-invitation', 'member-activation', 'staff-invitation'));--> statement-breakpoint
ALTER TABLE "persons" ADD CONSTRAINT "persons_suspended_role_check" CHECK ("persons"."suspended_role" is null or ("persons"."suspended_role" in ('support', 'manager', 'finance', 'admin') and "persons"."staff_role" is null));