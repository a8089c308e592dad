-- AlterTable
ALTER TABLE "submission_version" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "not_before" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "document_erasure" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);
