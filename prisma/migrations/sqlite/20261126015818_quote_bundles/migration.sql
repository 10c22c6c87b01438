-- AlterTable
ALTER TABLE "QuoteLine" ADD COLUMN "bundle" TEXT;
