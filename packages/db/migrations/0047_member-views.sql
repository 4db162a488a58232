CREATE TABLE "member_list_settings" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"columns" text[] NOT NULL,
	"default_view_id" uuid,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"filters" jsonb NOT NULL,
	"sort" text NOT NULL,
	"columns" text[] NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "member_list_settings" ADD CONSTRAINT "member_list_settings_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_list_settings" ADD CONSTRAINT "member_list_settings_default_view_id_member_views_id_fk" FOREIGN KEY ("default_view_id") REFERENCES "public"."member_views"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_views" ADD CONSTRAINT "member_views_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "member_list_settings_view_idx" ON "member_list_settings" USING btree ("default_view_id");--> statement-breakpoint
CREATE UNIQUE INDEX "member_views_name_key" ON "member_views" USING btree ("person_id",lower("name"));--> statement-breakpoint
CREATE INDEX "member_views_shared_idx" ON "member_views" USING btree ("name") WHERE "member_views"."shared";--> statement-breakpoint
CREATE INDEX "members_created_idx" ON "members" USING btree ("created_at","person_id");