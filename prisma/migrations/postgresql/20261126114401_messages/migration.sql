-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "birthday" TEXT,
ADD COLUMN     "bouncedEmail" TEXT;

-- AlterTable
ALTER TABLE "OutboxMail" ADD COLUMN     "headers" JSONB,
ADD COLUMN     "notBefore" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "Message" (
    "id" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "journey" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'due',
    "reason" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "lapsesAt" TIMESTAMP(3) NOT NULL,
    "channel" TEXT,
    "decidedAt" TIMESTAMP(3) NOT NULL,
    "sentAt" TIMESTAMP(3),
    "tokenHash" TEXT,
    "mailId" TEXT,
    "respondedAt" TIMESTAMP(3),
    "rating" INTEGER,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JourneySwitch" (
    "journey" TEXT NOT NULL,
    "on" BOOLEAN NOT NULL,
    "userId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "JourneySwitch_pkey" PRIMARY KEY ("journey")
);

-- CreateIndex
CREATE UNIQUE INDEX "Message_tokenHash_key" ON "Message"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "Message_mailId_key" ON "Message"("mailId");

-- CreateIndex
CREATE INDEX "Message_customerId_sentAt_idx" ON "Message"("customerId", "sentAt");

-- CreateIndex
CREATE INDEX "Message_status_dueAt_idx" ON "Message"("status", "dueAt");

-- CreateIndex
CREATE INDEX "Message_journey_status_idx" ON "Message"("journey", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Message_customerId_journey_occasion_key" ON "Message"("customerId", "journey", "occasion");

-- CreateIndex
CREATE INDEX "JourneySwitch_userId_idx" ON "JourneySwitch"("userId");

-- CreateIndex
CREATE INDEX "Customer_birthday_idx" ON "Customer"("birthday");

-- CreateIndex
CREATE INDEX "Configuration_updatedAt_idx" ON "Configuration"("updatedAt");

-- CreateIndex
CREATE INDEX "DeliveryNote_createdAt_idx" ON "DeliveryNote"("createdAt");

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES "OutboxMail"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JourneySwitch" ADD CONSTRAINT "JourneySwitch_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
