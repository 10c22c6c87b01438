-- AlterTable
ALTER TABLE "Interaction" ADD COLUMN "direction" TEXT;
ALTER TABLE "Interaction" ADD COLUMN "text" TEXT;

-- CreateTable
CREATE TABLE "CustomerIdentifier" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "sessionId" TEXT,
    "verifiedAt" DATETIME,
    "source" TEXT NOT NULL,
    "firstSeenAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    CONSTRAINT "CustomerIdentifier_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CustomerIdentifier_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CustomerBlock" (
    "customerId" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    PRIMARY KEY ("customerId", "key"),
    CONSTRAINT "CustomerBlock_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DuplicateCandidate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "firstId" TEXT NOT NULL,
    "secondId" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "reasons" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "foundAt" DATETIME NOT NULL,
    "decidedById" TEXT,
    "decidedAt" DATETIME,
    CONSTRAINT "DuplicateCandidate_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CustomerMerge" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "fromId" TEXT NOT NULL,
    "intoId" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "decidedBy" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "given" JSONB NOT NULL,
    "changed" JSONB NOT NULL,
    "moved" JSONB NOT NULL,
    "mergedById" TEXT,
    "mergedAt" DATETIME NOT NULL,
    "undoneById" TEXT,
    "undoneAt" DATETIME,
    CONSTRAINT "CustomerMerge_intoId_fkey" FOREIGN KEY ("intoId") REFERENCES "Customer" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CustomerMerge_mergedById_fkey" FOREIGN KEY ("mergedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "CustomerMerge_undoneById_fkey" FOREIGN KEY ("undoneById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FollowUp" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    "interactionId" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "userId" TEXT,
    "doneAt" DATETIME,
    CONSTRAINT "FollowUp_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "FollowUp_interactionId_fkey" FOREIGN KEY ("interactionId") REFERENCES "Interaction" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "FollowUp_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "CustomerIdentifier_sessionId_key" ON "CustomerIdentifier"("sessionId");

-- CreateIndex
CREATE INDEX "CustomerIdentifier_kind_value_idx" ON "CustomerIdentifier"("kind", "value");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerIdentifier_customerId_kind_value_key" ON "CustomerIdentifier"("customerId", "kind", "value");

-- CreateIndex
CREATE INDEX "CustomerBlock_key_idx" ON "CustomerBlock"("key");

-- CreateIndex
CREATE INDEX "DuplicateCandidate_status_score_idx" ON "DuplicateCandidate"("status", "score");

-- CreateIndex
CREATE INDEX "DuplicateCandidate_secondId_idx" ON "DuplicateCandidate"("secondId");

-- CreateIndex
CREATE INDEX "DuplicateCandidate_decidedById_idx" ON "DuplicateCandidate"("decidedById");

-- CreateIndex
CREATE UNIQUE INDEX "DuplicateCandidate_firstId_secondId_key" ON "DuplicateCandidate"("firstId", "secondId");

-- CreateIndex
CREATE INDEX "CustomerMerge_intoId_sequence_idx" ON "CustomerMerge"("intoId", "sequence");

-- CreateIndex
CREATE INDEX "CustomerMerge_fromId_idx" ON "CustomerMerge"("fromId");

-- CreateIndex
CREATE INDEX "CustomerMerge_mergedById_idx" ON "CustomerMerge"("mergedById");

-- CreateIndex
CREATE INDEX "CustomerMerge_undoneById_idx" ON "CustomerMerge"("undoneById");

-- CreateIndex
CREATE UNIQUE INDEX "FollowUp_interactionId_key" ON "FollowUp"("interactionId");

-- CreateIndex
CREATE INDEX "FollowUp_customerId_doneAt_dueOn_idx" ON "FollowUp"("customerId", "doneAt", "dueOn");

-- CreateIndex
CREATE INDEX "FollowUp_userId_doneAt_dueOn_idx" ON "FollowUp"("userId", "doneAt", "dueOn");

-- CreateIndex
CREATE INDEX "Interaction_customerId_channel_at_idx" ON "Interaction"("customerId", "channel", "at");
