-- AlterTable
ALTER TABLE "PromotionRedemption" ADD COLUMN "givenBackAt" DATETIME;
