-- CreateTable
CREATE TABLE "erasure" (
    "conversation_id" UUID NOT NULL,
    "turn" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "platform_id" TEXT NOT NULL,
    "asked" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3),

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("conversation_id","turn","position")
);

-- AddForeignKey
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
