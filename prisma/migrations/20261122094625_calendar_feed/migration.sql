-- AlterTable
ALTER TABLE "occasion" ADD COLUMN     "revised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "calendar_feed" DROP CONSTRAINT "calendar_feed_pkey",
ADD COLUMN     "centre_id" TEXT,
ADD COLUMN     "claim_hash" TEXT,
ADD COLUMN     "claim_until" TIMESTAMPTZ(3),
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ALTER COLUMN "token_hash" DROP NOT NULL,
ADD CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_token_hash_key" ON "calendar_feed"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_claim_hash_key" ON "calendar_feed"("claim_hash");

-- CreateIndex
CREATE INDEX "calendar_feed_centre_id_idx" ON "calendar_feed"("centre_id");

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A copy in somebody's own calendar is told to be older than this one by a number that only rises. Counted here, so
-- that it rises whoever moves or cancels a day: she herself, staff, an import.
CREATE FUNCTION occasion_revised() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.revision := OLD.revision + 1;
  NEW.revised_at := now();
  RETURN NEW;
END $$;
CREATE TRIGGER occasion_revised BEFORE UPDATE ON "occasion" FOR EACH ROW
  WHEN ((OLD.starts_at, OLD.ends_at, OLD.place, OLD.venue_id, OLD.state)
    IS DISTINCT FROM (NEW.starts_at, NEW.ends_at, NEW.place, NEW.venue_id, NEW.state))
  EXECUTE FUNCTION occasion_revised();
