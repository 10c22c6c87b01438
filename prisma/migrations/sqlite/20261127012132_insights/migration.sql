-- AlterTable
ALTER TABLE "Customer" ADD COLUMN "categoryCurrency" TEXT;
ALTER TABLE "Customer" ADD COLUMN "categorySpend" INTEGER;

-- CreateTable
CREATE TABLE "WantedOption" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "configurationId" TEXT NOT NULL,
    "variable" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "rules" JSONB NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "WantedOption_configurationId_fkey" FOREIGN KEY ("configurationId") REFERENCES "Configuration" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Insights" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "data" JSONB NOT NULL,
    "computedAt" DATETIME NOT NULL
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
    "bought" BIGINT NOT NULL DEFAULT 0,
    "category" BIGINT,
    "shareBasis" TEXT,
    "rank" INTEGER NOT NULL DEFAULT 0,
    "computedAt" DATETIME NOT NULL,
    CONSTRAINT "CustomerValue_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_CustomerValue" ("active", "computedAt", "currency", "customerId", "expectedPurchases", "expectedValue", "firstOn", "frequency", "lastOn", "monetary", "nextOn", "purchases", "rank", "realised", "recency", "segment") SELECT "active", "computedAt", "currency", "customerId", "expectedPurchases", "expectedValue", "firstOn", "frequency", "lastOn", "monetary", "nextOn", "purchases", "rank", "realised", "recency", "segment" FROM "CustomerValue";
DROP TABLE "CustomerValue";
ALTER TABLE "new_CustomerValue" RENAME TO "CustomerValue";
CREATE INDEX "CustomerValue_rank_idx" ON "CustomerValue"("rank");
CREATE INDEX "CustomerValue_segment_rank_idx" ON "CustomerValue"("segment", "rank");
CREATE TABLE "new_OrderLine" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "orderId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "familyVersionId" TEXT,
    "configurationName" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "decisions" JSONB NOT NULL,
    "product" JSONB NOT NULL,
    "summary" JSONB NOT NULL,
    "price" JSONB NOT NULL,
    "bom" JSONB NOT NULL,
    "routing" JSONB NOT NULL,
    "picture" JSONB NOT NULL,
    "notes" JSONB NOT NULL,
    "configurationId" TEXT,
    CONSTRAINT "OrderLine_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "OrderLine_familyVersionId_fkey" FOREIGN KEY ("familyVersionId") REFERENCES "FamilyVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "OrderLine_configurationId_fkey" FOREIGN KEY ("configurationId") REFERENCES "Configuration" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_OrderLine" ("bom", "configurationName", "decisions", "familyVersionId", "id", "notes", "orderId", "picture", "position", "price", "product", "quantity", "routing", "summary") SELECT "bom", "configurationName", "decisions", "familyVersionId", "id", "notes", "orderId", "picture", "position", "price", "product", "quantity", "routing", "summary" FROM "OrderLine";
DROP TABLE "OrderLine";
ALTER TABLE "new_OrderLine" RENAME TO "OrderLine";
CREATE INDEX "OrderLine_familyVersionId_idx" ON "OrderLine"("familyVersionId");
CREATE INDEX "OrderLine_configurationId_idx" ON "OrderLine"("configurationId");
CREATE UNIQUE INDEX "OrderLine_orderId_position_key" ON "OrderLine"("orderId", "position");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "WantedOption_at_idx" ON "WantedOption"("at");

-- CreateIndex
CREATE UNIQUE INDEX "WantedOption_configurationId_variable_value_key" ON "WantedOption"("configurationId", "variable", "value");
