-- AlterTable
ALTER TABLE "Promotion" ADD COLUMN     "holderId" TEXT;

-- CreateTable
CREATE TABLE "PointsLot" (
    "id" TEXT NOT NULL,
    "customerId" TEXT,
    "rule" TEXT NOT NULL,
    "earned" INTEGER NOT NULL,
    "left" INTEGER NOT NULL,
    "earnedAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PointsLot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PointsTransaction" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "text" TEXT,
    "userId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PointsTransaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PointsEntry" (
    "id" TEXT NOT NULL,
    "transactionId" TEXT NOT NULL,
    "book" TEXT NOT NULL,
    "lotId" TEXT,
    "points" INTEGER NOT NULL,

    CONSTRAINT "PointsEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PointsBudget" (
    "rule" TEXT NOT NULL,
    "year" TEXT NOT NULL,
    "used" INTEGER NOT NULL,

    CONSTRAINT "PointsBudget_pkey" PRIMARY KEY ("rule","year")
);

-- CreateTable
CREATE TABLE "ReferralCode" (
    "code" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,

    CONSTRAINT "ReferralCode_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Referral" (
    "id" TEXT NOT NULL,
    "referrerId" TEXT NOT NULL,
    "friendId" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "at" TIMESTAMP(3) NOT NULL,
    "decidedAt" TIMESTAMP(3),

    CONSTRAINT "Referral_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PointsLot_customerId_expiresAt_idx" ON "PointsLot"("customerId", "expiresAt");

-- CreateIndex
CREATE INDEX "PointsLot_expiresAt_idx" ON "PointsLot"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "PointsTransaction_key_key" ON "PointsTransaction"("key");

-- CreateIndex
CREATE INDEX "PointsTransaction_userId_idx" ON "PointsTransaction"("userId");

-- CreateIndex
CREATE INDEX "PointsTransaction_at_idx" ON "PointsTransaction"("at");

-- CreateIndex
CREATE INDEX "PointsEntry_transactionId_idx" ON "PointsEntry"("transactionId");

-- CreateIndex
CREATE INDEX "PointsEntry_lotId_idx" ON "PointsEntry"("lotId");

-- CreateIndex
CREATE INDEX "ReferralCode_customerId_idx" ON "ReferralCode"("customerId");

-- CreateIndex
CREATE INDEX "Referral_referrerId_status_idx" ON "Referral"("referrerId", "status");

-- CreateIndex
CREATE INDEX "Referral_friendId_idx" ON "Referral"("friendId");

-- CreateIndex
CREATE INDEX "Promotion_holderId_idx" ON "Promotion"("holderId");

-- AddForeignKey
ALTER TABLE "Promotion" ADD CONSTRAINT "Promotion_holderId_fkey" FOREIGN KEY ("holderId") REFERENCES "Customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PointsLot" ADD CONSTRAINT "PointsLot_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PointsTransaction" ADD CONSTRAINT "PointsTransaction_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PointsEntry" ADD CONSTRAINT "PointsEntry_transactionId_fkey" FOREIGN KEY ("transactionId") REFERENCES "PointsTransaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PointsEntry" ADD CONSTRAINT "PointsEntry_lotId_fkey" FOREIGN KEY ("lotId") REFERENCES "PointsLot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReferralCode" ADD CONSTRAINT "ReferralCode_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Referral" ADD CONSTRAINT "Referral_referrerId_fkey" FOREIGN KEY ("referrerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Referral" ADD CONSTRAINT "Referral_friendId_fkey" FOREIGN KEY ("friendId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
