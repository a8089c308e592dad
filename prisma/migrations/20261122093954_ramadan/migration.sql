-- AlterTable
ALTER TABLE "person" ADD COLUMN     "ramadan_until" DATE;
