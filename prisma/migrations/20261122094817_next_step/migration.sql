-- AlterTable
ALTER TABLE "check_in" ADD COLUMN     "next_step" TEXT;
