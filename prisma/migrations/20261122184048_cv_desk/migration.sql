-- AlterTable
ALTER TABLE "staff_user" ADD COLUMN     "role" TEXT NOT NULL DEFAULT 'staff';

-- CreateTable
CREATE TABLE "submission" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "number" INTEGER,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'sent',
    "job" TEXT,
    "state" TEXT NOT NULL DEFAULT 'gathering',
    "agreed" TEXT,
    "keep_until" DATE,
    "due_on" DATE,
    "claimed_by" TEXT,
    "claimed_at" TIMESTAMPTZ(3),
    "submitted_at" TIMESTAMPTZ(3),
    "returned_at" TIMESTAMPTZ(3),
    "touched_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "outcome_at" TIMESTAMPTZ(3),

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission_version" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "submission_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'gathering',
    "submitted_at" TIMESTAMPTZ(3),
    "returned_at" TIMESTAMPTZ(3),
    "pages" INTEGER,
    "told" JSONB,
    "closing" TEXT,
    "return_bytes" INTEGER,

    CONSTRAINT "submission_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission_file" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "version_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "turn" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "why" TEXT,
    "type" TEXT,
    "bytes" INTEGER,
    "pages" INTEGER,
    "first_page" INTEGER,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3),

    CONSTRAINT "submission_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "remark" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "version_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "phrase" TEXT,
    "text" TEXT,
    "page" INTEGER,
    "x" INTEGER,
    "y" INTEGER,

    CONSTRAINT "remark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_erasure" (
    "prefix" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_erasure_pkey" PRIMARY KEY ("prefix")
);

-- CreateIndex
CREATE UNIQUE INDEX "submission_number_key" ON "submission"("number");

-- CreateIndex
CREATE INDEX "submission_person_id_idx" ON "submission"("person_id");

-- CreateIndex
CREATE INDEX "submission_state_due_on_idx" ON "submission"("state", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "submission_version_submission_id_ordinal_key" ON "submission_version"("submission_id", "ordinal");

-- CreateIndex
CREATE INDEX "submission_file_version_id_idx" ON "submission_file"("version_id");

-- CreateIndex
CREATE INDEX "submission_file_waiting" ON "submission_file"("not_before") WHERE (state = 'waiting');

-- CreateIndex
CREATE UNIQUE INDEX "submission_file_conversation_id_turn_key" ON "submission_file"("conversation_id", "turn");

-- CreateIndex
CREATE UNIQUE INDEX "remark_version_id_position_key" ON "remark"("version_id", "position");

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_claimed_by_fkey" FOREIGN KEY ("claimed_by") REFERENCES "staff_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_version" ADD CONSTRAINT "submission_version_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_file" ADD CONSTRAINT "submission_file_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "submission_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remark" ADD CONSTRAINT "remark_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "submission_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Numbers of the CV desk; a number that was drawn and not used is gone.
CREATE SEQUENCE "submission_number" START 1001;

CREATE FUNCTION "document_erasure_of_submission"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "document_erasure" ("prefix") VALUES (OLD."id"::text || '/') ON CONFLICT DO NOTHING;
  RETURN OLD;
END $$;
CREATE TRIGGER "submission_erased" AFTER DELETE ON "submission"
  FOR EACH ROW EXECUTE FUNCTION "document_erasure_of_submission"();
CREATE FUNCTION "document_erasure_of_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "document_erasure" ("prefix") VALUES (OLD."submission_id"::text || '/' || OLD."id"::text || '/') ON CONFLICT DO NOTHING;
  RETURN OLD;
END $$;
CREATE TRIGGER "submission_version_erased" AFTER DELETE ON "submission_version"
  FOR EACH ROW EXECUTE FUNCTION "document_erasure_of_version"();

