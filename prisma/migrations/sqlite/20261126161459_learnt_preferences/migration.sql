-- AlterTable
ALTER TABLE "Customer" ADD COLUMN "learntAt" DATETIME;

-- AlterTable
ALTER TABLE "Preference" ADD COLUMN "confidence" REAL;
ALTER TABLE "Preference" ADD COLUMN "dismissedAt" DATETIME;
ALTER TABLE "Preference" ADD COLUMN "orders" JSONB;
