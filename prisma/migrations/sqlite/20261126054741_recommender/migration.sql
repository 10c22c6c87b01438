-- AlterTable
ALTER TABLE "Configuration" ADD COLUMN "startedWith" JSONB;

-- CreateTable
CREATE TABLE "Recommender" (
    "familyVersionId" TEXT NOT NULL PRIMARY KEY,
    "bytes" BLOB,
    "hash" TEXT,
    "rows" INTEGER NOT NULL,
    "people" INTEGER NOT NULL,
    "asked" INTEGER NOT NULL,
    "wrong" INTEGER NOT NULL,
    "popularWrong" INTEGER NOT NULL,
    "historyHash" TEXT NOT NULL,
    "learntAt" DATETIME NOT NULL,
    "countedUntil" DATETIME NOT NULL,
    "marked" INTEGER NOT NULL DEFAULT 0,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "claimedAt" DATETIME,
    CONSTRAINT "Recommender_familyVersionId_fkey" FOREIGN KEY ("familyVersionId") REFERENCES "FamilyVersion" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ConfigurationChange_at_idx" ON "ConfigurationChange"("at");
