-- AlterTable
ALTER TABLE "receipt" ADD COLUMN     "state" TEXT;
