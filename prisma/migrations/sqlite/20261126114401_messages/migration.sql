-- AlterTable
ALTER TABLE "Customer" ADD COLUMN "birthday" TEXT;
ALTER TABLE "Customer" ADD COLUMN "bouncedEmail" TEXT;

-- AlterTable
ALTER TABLE "OutboxMail" ADD COLUMN "headers" JSONB;
ALTER TABLE "OutboxMail" ADD COLUMN "notBefore" DATETIME;

-- CreateTable
CREATE TABLE "Message" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    "journey" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'due',
    "reason" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "lapsesAt" DATETIME NOT NULL,
    "channel" TEXT,
    "decidedAt" DATETIME NOT NULL,
    "sentAt" DATETIME,
    "tokenHash" TEXT,
    "mailId" TEXT,
    "respondedAt" DATETIME,
    "rating" INTEGER,
    CONSTRAINT "Message_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Message_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES "OutboxMail" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "JourneySwitch" (
    "journey" TEXT NOT NULL PRIMARY KEY,
    "on" BOOLEAN NOT NULL,
    "userId" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "JourneySwitch_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
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
