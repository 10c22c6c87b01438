-- CreateTable
CREATE TABLE "ValueSum" (
    "of" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "customers" INTEGER NOT NULL,
    "realised" BIGINT NOT NULL,
    "expected" BIGINT,
    "computedAt" DATETIME NOT NULL,

    PRIMARY KEY ("of", "group", "currency")
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_CustomerValue" (
    "customerId" TEXT NOT NULL PRIMARY KEY,
    "currency" TEXT NOT NULL,
    "purchases" INTEGER NOT NULL,
    "firstOn" TEXT NOT NULL,
    "lastOn" TEXT NOT NULL,
    "realised" BIGINT NOT NULL,
    "recency" INTEGER NOT NULL,
    "frequency" INTEGER NOT NULL,
    "monetary" INTEGER NOT NULL,
    "segment" TEXT NOT NULL,
    "active" REAL,
    "expectedPurchases" REAL,
    "expectedValue" BIGINT,
    "nextOn" TEXT,
    "rank" INTEGER NOT NULL DEFAULT 0,
    "computedAt" DATETIME NOT NULL,
    CONSTRAINT "CustomerValue_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_CustomerValue" ("active", "computedAt", "currency", "customerId", "expectedPurchases", "expectedValue", "firstOn", "frequency", "lastOn", "monetary", "nextOn", "purchases", "realised", "recency", "segment") SELECT "active", "computedAt", "currency", "customerId", "expectedPurchases", "expectedValue", "firstOn", "frequency", "lastOn", "monetary", "nextOn", "purchases", "realised", "recency", "segment" FROM "CustomerValue";
DROP TABLE "CustomerValue";
ALTER TABLE "new_CustomerValue" RENAME TO "CustomerValue";
CREATE INDEX "CustomerValue_rank_idx" ON "CustomerValue"("rank");
CREATE INDEX "CustomerValue_segment_rank_idx" ON "CustomerValue"("segment", "rank");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
