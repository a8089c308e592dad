-- DropIndex
DROP INDEX "absence_person_id_series_id_from_day_key";

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "delicate" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "centre" ADD COLUMN     "asks_reason" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "work_days" INTEGER[] DEFAULT ARRAY[1, 2, 3, 4, 5]::INTEGER[],
ADD COLUMN     "work_from" TEXT NOT NULL DEFAULT '09:00',
ADD COLUMN     "work_until" TEXT NOT NULL DEFAULT '17:00';

-- AlterTable
ALTER TABLE "absence" ADD COLUMN     "late" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "staff_user" ADD COLUMN     "person_id" UUID;

-- CreateTable
CREATE TABLE "absence_policy" (
    "programme_id" TEXT NOT NULL,
    "grace_days" INTEGER NOT NULL DEFAULT 30,
    "excused" TEXT[] DEFAULT ARRAY['ill', 'child-ill', 'bereavement']::TEXT[],
    "signal_count" INTEGER NOT NULL DEFAULT 3,
    "signal_weeks" INTEGER NOT NULL DEFAULT 6,
    "warnings" INTEGER NOT NULL DEFAULT 3,

    CONSTRAINT "absence_policy_pkey" PRIMARY KEY ("programme_id")
);

-- CreateTable
CREATE TABLE "absence_decision" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "programme_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "staff_id" TEXT,
    "staff_name" TEXT NOT NULL,
    "facts" JSON NOT NULL,
    "why" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "absence_decision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "absence_decision_person_id_decided_at_idx" ON "absence_decision"("person_id", "decided_at");

-- CreateIndex
CREATE INDEX "absence_person_id_reported_at_idx" ON "absence"("person_id", "reported_at");

-- CreateIndex
CREATE UNIQUE INDEX "absence_own" ON "absence"("person_id", "series_id", "from_day") WHERE (child_id IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "absence_of_child" ON "absence"("child_id", "series_id", "from_day") WHERE (child_id IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "staff_user_person_id_key" ON "staff_user"("person_id");

-- AddForeignKey
ALTER TABLE "absence_policy" ADD CONSTRAINT "absence_policy_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence_decision" ADD CONSTRAINT "absence_decision_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_user" ADD CONSTRAINT "staff_user_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
