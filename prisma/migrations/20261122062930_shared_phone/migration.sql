-- DropIndex
DROP INDEX "conversation_address_id_key";

-- CreateIndex
CREATE UNIQUE INDEX "conversation_address_id_person_id_key" ON "conversation"("address_id", "person_id");
