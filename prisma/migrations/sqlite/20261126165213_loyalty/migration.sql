-- CreateTable
CREATE TABLE "PointsLot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT,
    "rule" TEXT NOT NULL,
    "earned" INTEGER NOT NULL,
    "left" INTEGER NOT NULL,
    "earnedAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    CONSTRAINT "PointsLot_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PointsTransaction" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "text" TEXT,
    "userId" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "PointsTransaction_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PointsEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "transactionId" TEXT NOT NULL,
    "book" TEXT NOT NULL,
    "lotId" TEXT,
    "points" INTEGER NOT NULL,
    CONSTRAINT "PointsEntry_transactionId_fkey" FOREIGN KEY ("transactionId") REFERENCES "PointsTransaction" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PointsEntry_lotId_fkey" FOREIGN KEY ("lotId") REFERENCES "PointsLot" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PointsBudget" (
    "rule" TEXT NOT NULL,
    "year" TEXT NOT NULL,
    "used" INTEGER NOT NULL,

    PRIMARY KEY ("rule", "year")
);

-- CreateTable
CREATE TABLE "ReferralCode" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    CONSTRAINT "ReferralCode_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Referral" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "referrerId" TEXT NOT NULL,
    "friendId" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "at" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    CONSTRAINT "Referral_referrerId_fkey" FOREIGN KEY ("referrerId") REFERENCES "Customer" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Referral_friendId_fkey" FOREIGN KEY ("friendId") REFERENCES "Customer" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Promotion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "effect" JSONB NOT NULL,
    "startsOn" TEXT,
    "endsOn" TEXT,
    "uses" INTEGER,
    "usesEach" INTEGER,
    "used" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "holderId" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Promotion_holderId_fkey" FOREIGN KEY ("holderId") REFERENCES "Customer" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Promotion" ("active", "code", "createdAt", "effect", "endsOn", "id", "startsOn", "title", "used", "uses", "usesEach", "version") SELECT "active", "code", "createdAt", "effect", "endsOn", "id", "startsOn", "title", "used", "uses", "usesEach", "version" FROM "Promotion";
DROP TABLE "Promotion";
ALTER TABLE "new_Promotion" RENAME TO "Promotion";
CREATE UNIQUE INDEX "Promotion_code_key" ON "Promotion"("code");
CREATE INDEX "Promotion_holderId_idx" ON "Promotion"("holderId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "PointsLot_customerId_expiresAt_idx" ON "PointsLot"("customerId", "expiresAt");

-- CreateIndex
CREATE INDEX "PointsLot_expiresAt_idx" ON "PointsLot"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "PointsTransaction_key_key" ON "PointsTransaction"("key");

-- CreateIndex
CREATE INDEX "PointsTransaction_userId_idx" ON "PointsTransaction"("userId");

-- CreateIndex
CREATE INDEX "PointsTransaction_at_idx" ON "PointsTransaction"("at");

-- CreateIndex
CREATE INDEX "PointsEntry_transactionId_idx" ON "PointsEntry"("transactionId");

-- CreateIndex
CREATE INDEX "PointsEntry_lotId_idx" ON "PointsEntry"("lotId");

-- CreateIndex
CREATE INDEX "ReferralCode_customerId_idx" ON "ReferralCode"("customerId");

-- CreateIndex
CREATE INDEX "Referral_referrerId_status_idx" ON "Referral"("referrerId", "status");

-- CreateIndex
CREATE INDEX "Referral_friendId_idx" ON "Referral"("friendId");
