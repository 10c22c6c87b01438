-- AlterTable
ALTER TABLE "User" ADD COLUMN "delegateFrom" TEXT;

-- AlterTable
ALTER TABLE "Approval" ADD COLUMN "inPlaceOf" TEXT;
