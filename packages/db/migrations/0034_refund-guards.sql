-- What went back as a whole before parts were counted.
UPDATE payments SET refunded_cents = amount_cents WHERE state = 'refunded';
--> statement-breakpoint
UPDATE refunds SET undoes = true WHERE asked_by IS NOT NULL;
--> statement-breakpoint
-- A cancelled period stands in nobody's way: it may be left with no day at all.
ALTER TABLE memberships DROP CONSTRAINT memberships_no_overlap;
--> statement-breakpoint
ALTER TABLE memberships ADD CONSTRAINT memberships_no_overlap
  EXCLUDE USING gist (person_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (cancelled_on IS NULL);
