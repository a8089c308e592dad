-- AlterTable
ALTER TABLE "person" ADD COLUMN     "help_offered_at" TIMESTAMPTZ(3);
