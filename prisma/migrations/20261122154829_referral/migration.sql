-- CreateTable
CREATE TABLE "referral" (
    "person_id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "touched_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "remind_at" TIMESTAMPTZ(3),
    "ask_at" TIMESTAMPTZ(3),
    "times_asked" INTEGER NOT NULL DEFAULT 0,
    "outcome" TEXT,
    "outcome_at" TIMESTAMPTZ(3),

    CONSTRAINT "referral_pkey" PRIMARY KEY ("person_id","place")
);

-- CreateIndex
CREATE INDEX "referral_place_idx" ON "referral"("place");

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
