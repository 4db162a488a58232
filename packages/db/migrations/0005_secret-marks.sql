CREATE TABLE "secret_marks" (
	"name" text PRIMARY KEY NOT NULL,
	"mark" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
