-- CreateTable
CREATE TABLE "upload" (
    "ref" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("ref")
);

-- CreateIndex
CREATE INDEX "upload_created_at_idx" ON "upload"("created_at");
