-- AlterTable
ALTER TABLE "Order" ADD COLUMN     "segment" TEXT,
ADD COLUMN     "tier" TEXT;
