-- AlterTable
ALTER TABLE "match" ADD COLUMN     "ended_on" DATE,
ADD COLUMN     "outcome" TEXT,
ADD COLUMN     "paused_until" DATE,
ADD COLUMN     "rule" TEXT,
ADD COLUMN     "venue_id" TEXT;

-- AlterTable
ALTER TABLE "group_session" ADD COLUMN     "audience" TEXT NOT NULL DEFAULT 'people',
ADD COLUMN     "rests_in_school_holidays" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "rule" TEXT,
ADD COLUMN     "teacher_id" UUID,
ADD COLUMN     "venue_id" TEXT;

-- What was a weekday is a rule now.
UPDATE "match" SET "rule" = 'FREQ=WEEKLY;BYDAY=' || (ARRAY['MO','TU','WE','TH','FR','SA','SU'])[weekday];
UPDATE "group_session" SET "rule" = 'FREQ=WEEKLY;BYDAY=' || (ARRAY['MO','TU','WE','TH','FR','SA','SU'])[weekday];
ALTER TABLE "match" ALTER COLUMN "rule" SET NOT NULL, DROP COLUMN "weekday";
ALTER TABLE "group_session" ALTER COLUMN "rule" SET NOT NULL, DROP COLUMN "weekday";

-- AlterTable
ALTER TABLE "absence" ADD COLUMN     "child_id" UUID;

-- CreateTable
CREATE TABLE "venue" (
    "id" TEXT NOT NULL,
    "centre_id" TEXT,
    "name" TEXT NOT NULL,
    "address" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,

    CONSTRAINT "venue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "occasion" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "series_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "minutes" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "venue_id" TEXT,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "why" TEXT,
    "why_name" TEXT,
    "moved_from" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3),

    CONSTRAINT "occasion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "occasion_id" UUID NOT NULL,
    "attendee_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "registered_by" TEXT NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("occasion_id","attendee_id")
);

-- CreateTable
CREATE TABLE "timetable_entry" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "group_session_id" UUID NOT NULL,
    "person_id" UUID,
    "child_id" UUID,
    "from_day" DATE NOT NULL,
    "until_day" DATE,

    CONSTRAINT "timetable_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "child" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "centre_id" TEXT,
    "name" TEXT NOT NULL,

    CONSTRAINT "child_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guardian" (
    "child_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "weekdays" INTEGER[] DEFAULT ARRAY[]::INTEGER[],

    CONSTRAINT "guardian_pkey" PRIMARY KEY ("child_id","person_id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "host_id" UUID,
    "interpreter" TEXT,
    "childcare" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slot" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "host_id" UUID,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "minutes" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "venue_id" TEXT,
    "taken_by" UUID,

    CONSTRAINT "slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "occasion_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "attendee_id" UUID NOT NULL,
    "said" TEXT NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("occasion_id","person_id","attendee_id","said")
);

-- CreateTable
CREATE TABLE "milestone" (
    "match_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "done_on" DATE NOT NULL,

    CONSTRAINT "milestone_pkey" PRIMARY KEY ("match_id","name")
);

-- CreateTable
CREATE TABLE "planner" (
    "name" TEXT NOT NULL,
    "done_up_to" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "planner_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "token_hash" TEXT NOT NULL,
    "person_id" UUID,
    "staff_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "venue_centre_id_idx" ON "venue"("centre_id");

-- CreateIndex
CREATE INDEX "occasion_starts_at_id_idx" ON "occasion"("starts_at", "id");

-- CreateIndex
CREATE INDEX "occasion_ends_at_id_idx" ON "occasion"("ends_at", "id");

-- CreateIndex
CREATE INDEX "occasion_changed" ON "occasion"("changed_at", "id") WHERE (changed_at IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "occasion_series_id_day_key" ON "occasion"("series_id", "day");

-- CreateIndex
CREATE INDEX "attendance_attendee_id_idx" ON "attendance"("attendee_id");

-- CreateIndex
CREATE INDEX "timetable_entry_group_session_id_idx" ON "timetable_entry"("group_session_id");

-- CreateIndex
CREATE INDEX "timetable_entry_person_id_idx" ON "timetable_entry"("person_id");

-- CreateIndex
CREATE INDEX "timetable_entry_child_id_idx" ON "timetable_entry"("child_id");

-- CreateIndex
CREATE INDEX "child_centre_id_idx" ON "child"("centre_id");

-- CreateIndex
CREATE INDEX "guardian_person_id_idx" ON "guardian"("person_id");

-- CreateIndex
CREATE INDEX "appointment_person_id_idx" ON "appointment"("person_id");

-- CreateIndex
CREATE INDEX "appointment_host_id_idx" ON "appointment"("host_id");

-- CreateIndex
CREATE INDEX "slot_starts_at_idx" ON "slot"("starts_at");

-- CreateIndex
CREATE INDEX "answer_person_id_idx" ON "answer"("person_id");

-- CreateIndex
CREATE INDEX "calendar_feed_person_id_idx" ON "calendar_feed"("person_id");

-- CreateIndex
CREATE INDEX "calendar_feed_staff_id_idx" ON "calendar_feed"("staff_id");

-- CreateIndex
CREATE INDEX "group_session_teacher_id_idx" ON "group_session"("teacher_id");

-- CreateIndex
CREATE INDEX "absence_child_id_idx" ON "absence"("child_id");

-- AddForeignKey
ALTER TABLE "group_session" ADD CONSTRAINT "group_session_teacher_id_fkey" FOREIGN KEY ("teacher_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "venue" ADD CONSTRAINT "venue_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occasion" ADD CONSTRAINT "occasion_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_occasion_id_fkey" FOREIGN KEY ("occasion_id") REFERENCES "occasion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timetable_entry" ADD CONSTRAINT "timetable_entry_group_session_id_fkey" FOREIGN KEY ("group_session_id") REFERENCES "group_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timetable_entry" ADD CONSTRAINT "timetable_entry_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timetable_entry" ADD CONSTRAINT "timetable_entry_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child" ADD CONSTRAINT "child_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardian" ADD CONSTRAINT "guardian_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardian" ADD CONSTRAINT "guardian_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slot" ADD CONSTRAINT "slot_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_match_id_fkey" FOREIGN KEY ("match_id") REFERENCES "match"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever was enrolled in a programme had all of its lessons.
INSERT INTO "timetable_entry" ("group_session_id", "person_id", "from_day", "until_day")
SELECT g.id, e.person_id, e.from_day, e.until_day FROM "enrolment" e JOIN "group_session" g ON g.programme_id = e.programme_id;
