-- CreateTable
CREATE TABLE "CustomerValue" (
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
    "computedAt" DATETIME NOT NULL,
    CONSTRAINT "CustomerValue_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "CustomerValue_segment_idx" ON "CustomerValue"("segment");

-- CreateIndex
CREATE INDEX "CustomerValue_expectedValue_idx" ON "CustomerValue"("expectedValue");
