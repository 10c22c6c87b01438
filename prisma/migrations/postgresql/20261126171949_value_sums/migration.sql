-- DropIndex
DROP INDEX "CustomerValue_segment_idx";

-- DropIndex
DROP INDEX "CustomerValue_expectedValue_idx";

-- AlterTable
ALTER TABLE "CustomerValue" ADD COLUMN     "rank" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "ValueSum" (
    "of" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "customers" INTEGER NOT NULL,
    "realised" BIGINT NOT NULL,
    "expected" BIGINT,
    "computedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ValueSum_pkey" PRIMARY KEY ("of","group","currency")
);

-- CreateIndex
CREATE INDEX "CustomerValue_rank_idx" ON "CustomerValue"("rank");

-- CreateIndex
CREATE INDEX "CustomerValue_segment_rank_idx" ON "CustomerValue"("segment", "rank");
