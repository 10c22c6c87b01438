-- AlterTable
ALTER TABLE "Order" ADD COLUMN "segment" TEXT;
ALTER TABLE "Order" ADD COLUMN "tier" TEXT;
