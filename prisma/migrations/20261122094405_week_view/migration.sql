-- AlterTable
ALTER TABLE "match" ADD COLUMN     "ruled_from" DATE;

-- AlterTable
ALTER TABLE "group_session" ADD COLUMN     "ruled_from" DATE;

-- CreateIndex
CREATE INDEX "occasion_series_id_starts_at_idx" ON "occasion"("series_id", "starts_at");

-- CreateIndex
CREATE INDEX "occasion_appointment" ON "occasion"("starts_at") WHERE (kind = 'appointment');
