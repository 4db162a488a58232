DROP INDEX "payments_person_idx";--> statement-breakpoint
DROP INDEX "payments_state_idx";--> statement-breakpoint
DROP INDEX "certificates_person_idx";--> statement-breakpoint
DROP INDEX "memberships_person_idx";--> statement-breakpoint
DROP INDEX "news_published_idx";--> statement-breakpoint
CREATE INDEX "payments_person_idx" ON "payments" USING btree ("person_id","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "payments_state_idx" ON "payments" USING btree ("state","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "certificates_person_idx" ON "certificates" USING btree ("person_id","issued_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "memberships_person_idx" ON "memberships" USING btree ("person_id","starts_on" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "news_published_idx" ON "news" USING btree ("published_at" DESC NULLS FIRST,"id");