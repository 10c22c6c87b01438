-- CreateTable
CREATE TABLE "CrossSell" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT,
    "guestId" TEXT,
    "configurationId" TEXT,
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
    CONSTRAINT "CrossSell_configurationId_fkey" FOREIGN KEY ("configurationId") REFERENCES "Configuration" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "CrossSell_customerId_idx" ON "CrossSell"("customerId");

-- CreateIndex
CREATE INDEX "CrossSell_guestId_idx" ON "CrossSell"("guestId");

-- CreateIndex
CREATE INDEX "CrossSell_familyId_at_idx" ON "CrossSell"("familyId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "CrossSell_configurationId_variable_value_key" ON "CrossSell"("configurationId", "variable", "value");
