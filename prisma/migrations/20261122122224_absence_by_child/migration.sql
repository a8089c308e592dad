-- DropIndex
DROP INDEX "absence_child_id_idx";

-- CreateIndex
CREATE INDEX "absence_child_id_person_id_idx" ON "absence"("child_id", "person_id");
