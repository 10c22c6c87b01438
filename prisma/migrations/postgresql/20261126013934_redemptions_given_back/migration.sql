-- AlterTable
ALTER TABLE "PromotionRedemption" ADD COLUMN     "givenBackAt" TIMESTAMP(3);
