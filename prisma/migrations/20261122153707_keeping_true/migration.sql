-- AlterTable
ALTER TABLE "hsds_service" ADD COLUMN     "checked_by" TEXT,
ADD COLUMN     "tried_on" DATE;

-- AlterTable
ALTER TABLE "hsds_state" ADD COLUMN     "owner_id" TEXT;

-- CreateTable
CREATE TABLE "place_report" (
    "service_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "first_on" DATE NOT NULL,
    "last_on" DATE NOT NULL,

    CONSTRAINT "place_report_pkey" PRIMARY KEY ("service_id","what")
);

-- CreateTable
CREATE TABLE "unmet_count" (
    "month" DATE NOT NULL,
    "domain" TEXT NOT NULL,
    "district" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "unmet_count_pkey" PRIMARY KEY ("month","domain","district","language")
);

-- CreateTable
CREATE TABLE "crisis_line_check" (
    "number" TEXT NOT NULL,
    "checked_on" DATE NOT NULL,
    "checked_by" TEXT NOT NULL,

    CONSTRAINT "crisis_line_check_pkey" PRIMARY KEY ("number")
);

-- AddForeignKey
ALTER TABLE "place_report" ADD CONSTRAINT "place_report_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "hsds_service"("id") ON DELETE CASCADE ON UPDATE CASCADE;
