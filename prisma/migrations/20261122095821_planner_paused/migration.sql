-- AlterTable
ALTER TABLE "planner" ADD COLUMN     "paused" JSON,
ALTER COLUMN "done_up_to" DROP NOT NULL;
