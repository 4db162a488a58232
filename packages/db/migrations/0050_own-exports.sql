DROP INDEX "whole_exports_open_key";--> statement-breakpoint
DROP INDEX "whole_exports_person_idx";--> statement-breakpoint
ALTER TABLE "whole_exports" ADD COLUMN "kind" text DEFAULT 'whole' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "whole_exports_own_open_key" ON "whole_exports" USING btree ("person_id") WHERE "whole_exports"."state" in ('waiting', 'writing') and "whole_exports"."kind" = 'own';--> statement-breakpoint
CREATE UNIQUE INDEX "whole_exports_open_key" ON "whole_exports" USING btree ("kind") WHERE "whole_exports"."state" in ('waiting', 'writing') and "whole_exports"."kind" = 'whole';--> statement-breakpoint
CREATE INDEX "whole_exports_person_idx" ON "whole_exports" USING btree ("person_id","created_at");--> statement-breakpoint
ALTER TABLE "whole_exports" ADD CONSTRAINT "whole_exports_kind_check" CHECK ("whole_exports"."kind" in ('whole', 'own'));