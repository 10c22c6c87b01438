-- AlterTable
ALTER TABLE "Configuration" ADD COLUMN     "startedWith" JSONB;

-- CreateTable
CREATE TABLE "Recommender" (
    "familyVersionId" TEXT NOT NULL,
    "bytes" BYTEA,
    "hash" TEXT,
    "rows" INTEGER NOT NULL,
    "people" INTEGER NOT NULL,
    "asked" INTEGER NOT NULL,
    "wrong" INTEGER NOT NULL,
    "popularWrong" INTEGER NOT NULL,
    "historyHash" TEXT NOT NULL,
    "learntAt" TIMESTAMP(3) NOT NULL,
    "countedUntil" TIMESTAMP(3) NOT NULL,
    "marked" INTEGER NOT NULL DEFAULT 0,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "claimedAt" TIMESTAMP(3),

    CONSTRAINT "Recommender_pkey" PRIMARY KEY ("familyVersionId")
);

-- CreateIndex
CREATE INDEX "ConfigurationChange_at_idx" ON "ConfigurationChange"("at");

-- AddForeignKey
ALTER TABLE "Recommender" ADD CONSTRAINT "Recommender_familyVersionId_fkey" FOREIGN KEY ("familyVersionId") REFERENCES "FamilyVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;
