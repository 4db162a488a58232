DROP INDEX "memberships_ends_idx";--> statement-breakpoint
CREATE INDEX "memberships_ends_idx" ON "memberships" USING btree ("ends_on","id");