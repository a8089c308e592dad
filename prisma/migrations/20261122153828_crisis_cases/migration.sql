-- AlterTable
ALTER TABLE "centre" ADD COLUMN     "crisis_minutes" INTEGER NOT NULL DEFAULT 5;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "discreet" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "crisis_case" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID,
    "conversation_id" UUID,
    "kind" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "wants_contact" BOOLEAN,
    "round" INTEGER NOT NULL DEFAULT 1,
    "step" INTEGER NOT NULL DEFAULT 0,
    "next_step_at" TIMESTAMPTZ(3),
    "acknowledged_by" TEXT,
    "acknowledged_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "closed_by" TEXT,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "crisis_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crisis_event" (
    "id" BIGSERIAL NOT NULL,
    "case_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "what" TEXT NOT NULL,
    "staff_id" TEXT,
    "step" INTEGER,
    "people" INTEGER,

    CONSTRAINT "crisis_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "crisis_alert" (
    "case_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "device_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),

    CONSTRAINT "crisis_alert_pkey" PRIMARY KEY ("case_id","round","step","device_id")
);

-- CreateTable
CREATE TABLE "on_call" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "centre_id" TEXT NOT NULL,
    "staff_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 1,
    "days" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "from_time" TEXT,
    "until_time" TEXT,
    "from_at" TIMESTAMPTZ(3),
    "until_at" TIMESTAMPTZ(3),

    CONSTRAINT "on_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "push_device" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "staff_id" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "push_device_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "crisis_case_conversation_id_idx" ON "crisis_case"("conversation_id");

-- CreateIndex
CREATE INDEX "crisis_case_due" ON "crisis_case"("next_step_at") WHERE (next_step_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "crisis_case_closed_at_since_idx" ON "crisis_case"("closed_at", "since");

-- CreateIndex
CREATE UNIQUE INDEX "crisis_case_open" ON "crisis_case"("person_id") WHERE (closed_at IS NULL);

-- CreateIndex
CREATE INDEX "crisis_event_case_id_id_idx" ON "crisis_event"("case_id", "id");

-- CreateIndex
CREATE INDEX "crisis_alert_device_id_idx" ON "crisis_alert"("device_id");

-- CreateIndex
CREATE INDEX "crisis_alert_open" ON "crisis_alert"("lease_until") WHERE (state = 'open');

-- CreateIndex
CREATE INDEX "on_call_centre_id_idx" ON "on_call"("centre_id");

-- CreateIndex
CREATE INDEX "on_call_staff_id_idx" ON "on_call"("staff_id");

-- CreateIndex
CREATE UNIQUE INDEX "push_device_endpoint_key" ON "push_device"("endpoint");

-- CreateIndex
CREATE INDEX "push_device_staff_id_idx" ON "push_device"("staff_id");

-- AddForeignKey
ALTER TABLE "crisis_case" ADD CONSTRAINT "crisis_case_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_case" ADD CONSTRAINT "crisis_case_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_event" ADD CONSTRAINT "crisis_event_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "crisis_case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_alert" ADD CONSTRAINT "crisis_alert_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "crisis_case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_alert" ADD CONSTRAINT "crisis_alert_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "push_device"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "on_call" ADD CONSTRAINT "on_call_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "on_call" ADD CONSTRAINT "on_call_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_device" ADD CONSTRAINT "push_device_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
