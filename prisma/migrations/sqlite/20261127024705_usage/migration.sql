-- CreateTable
CREATE TABLE "UsageReading" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "orderLineId" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "UsageReading_orderLineId_fkey" FOREIGN KEY ("orderLineId") REFERENCES "OrderLine" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_CrossSell" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT,
    "guestId" TEXT,
    "configurationId" TEXT,
    "orderLineId" TEXT,
    "familyId" TEXT NOT NULL,
    "variable" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "at" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    "ordered" BOOLEAN,
    CONSTRAINT "CrossSell_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CrossSell_configurationId_fkey" FOREIGN KEY ("configurationId") REFERENCES "Configuration" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "CrossSell_orderLineId_fkey" FOREIGN KEY ("orderLineId") REFERENCES "OrderLine" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_CrossSell" ("at", "configurationId", "customerId", "decidedAt", "familyId", "group", "guestId", "id", "ordered", "reason", "status", "value", "variable") SELECT "at", "configurationId", "customerId", "decidedAt", "familyId", "group", "guestId", "id", "ordered", "reason", "status", "value", "variable" FROM "CrossSell";
DROP TABLE "CrossSell";
ALTER TABLE "new_CrossSell" RENAME TO "CrossSell";
CREATE INDEX "CrossSell_customerId_idx" ON "CrossSell"("customerId");
CREATE INDEX "CrossSell_guestId_idx" ON "CrossSell"("guestId");
CREATE INDEX "CrossSell_familyId_at_idx" ON "CrossSell"("familyId", "at");
CREATE INDEX "CrossSell_reason_at_idx" ON "CrossSell"("reason", "at");
CREATE UNIQUE INDEX "CrossSell_configurationId_variable_value_key" ON "CrossSell"("configurationId", "variable", "value");
CREATE UNIQUE INDEX "CrossSell_orderLineId_variable_value_key" ON "CrossSell"("orderLineId", "variable", "value");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "UsageReading_orderLineId_measure_key" ON "UsageReading"("orderLineId", "measure");
