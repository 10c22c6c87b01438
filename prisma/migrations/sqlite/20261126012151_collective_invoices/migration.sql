-- Every invoice there is bills its one order; kept aside while the table is made anew.
CREATE TABLE "billed" AS SELECT "id", "orderId" FROM "Invoice";

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Invoice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "creditsId" TEXT,
    "month" TEXT,
    "currency" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "issuedOn" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Invoice_creditsId_fkey" FOREIGN KEY ("creditsId") REFERENCES "Invoice" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Invoice" ("createdAt", "creditsId", "currency", "document", "dueOn", "id", "idempotencyKey", "issuedOn", "kind", "number", "total") SELECT "createdAt", "creditsId", "currency", "document", "dueOn", "id", "idempotencyKey", "issuedOn", "kind", "number", "total" FROM "Invoice";
DROP TABLE "Invoice";
ALTER TABLE "new_Invoice" RENAME TO "Invoice";
CREATE UNIQUE INDEX "Invoice_number_key" ON "Invoice"("number");
CREATE UNIQUE INDEX "Invoice_creditsId_key" ON "Invoice"("creditsId");
CREATE UNIQUE INDEX "Invoice_idempotencyKey_key" ON "Invoice"("idempotencyKey");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateTable
CREATE TABLE "InvoicedOrder" (
    "invoiceId" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,

    PRIMARY KEY ("invoiceId", "orderId"),
    CONSTRAINT "InvoicedOrder_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "Invoice" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "InvoicedOrder_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

INSERT INTO "InvoicedOrder" ("invoiceId", "orderId") SELECT "id", "orderId" FROM "billed";
DROP TABLE "billed";

-- CreateIndex
CREATE INDEX "InvoicedOrder_orderId_idx" ON "InvoicedOrder"("orderId");
