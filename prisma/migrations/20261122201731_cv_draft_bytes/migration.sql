-- AlterTable
ALTER TABLE "submission_version" ADD COLUMN     "draft_bytes" INTEGER;
