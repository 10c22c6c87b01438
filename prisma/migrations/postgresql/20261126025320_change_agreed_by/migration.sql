-- AlterTable
ALTER TABLE "OrderChange" ADD COLUMN     "agreedBy" TEXT;
