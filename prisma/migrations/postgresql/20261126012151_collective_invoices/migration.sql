-- CreateTable
CREATE TABLE "InvoicedOrder" (
    "invoiceId" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,

    CONSTRAINT "InvoicedOrder_pkey" PRIMARY KEY ("invoiceId","orderId")
);

-- CreateIndex
CREATE INDEX "InvoicedOrder_orderId_idx" ON "InvoicedOrder"("orderId");

-- AddForeignKey
ALTER TABLE "InvoicedOrder" ADD CONSTRAINT "InvoicedOrder_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "Invoice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvoicedOrder" ADD CONSTRAINT "InvoicedOrder_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Every invoice there is bills its one order.
INSERT INTO "InvoicedOrder" ("invoiceId", "orderId") SELECT "id", "orderId" FROM "Invoice";

-- DropForeignKey
ALTER TABLE "Invoice" DROP CONSTRAINT "Invoice_orderId_fkey";

-- DropIndex
DROP INDEX "Invoice_orderId_idx";

-- AlterTable
ALTER TABLE "Invoice" DROP COLUMN "orderId",
ADD COLUMN     "month" TEXT;
