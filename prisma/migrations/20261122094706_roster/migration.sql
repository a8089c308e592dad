-- AlterTable
ALTER TABLE "person" ADD COLUMN     "external_id" TEXT;

-- AlterTable
ALTER TABLE "match" ADD COLUMN     "external_id" TEXT;

-- AlterTable
ALTER TABLE "group_session" ADD COLUMN     "external_id" TEXT;

-- AlterTable
ALTER TABLE "child" ADD COLUMN     "external_id" TEXT;

-- CreateTable
CREATE TABLE "roster_import" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "staff_id" TEXT NOT NULL,
    "upload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "roster_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "roster_import_created_at_idx" ON "roster_import"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "person_centre_id_external_id_key" ON "person"("centre_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "match_programme_id_external_id_key" ON "match"("programme_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "group_session_programme_id_external_id_key" ON "group_session"("programme_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "child_centre_id_external_id_key" ON "child"("centre_id", "external_id");
