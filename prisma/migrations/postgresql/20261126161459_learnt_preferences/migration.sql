-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "learntAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Preference" ADD COLUMN     "confidence" DOUBLE PRECISION,
ADD COLUMN     "dismissedAt" TIMESTAMP(3),
ADD COLUMN     "orders" JSONB;
