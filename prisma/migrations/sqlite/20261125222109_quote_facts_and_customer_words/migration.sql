-- AlterTable
ALTER TABLE "Quote" ADD COLUMN "dealTerms" JSONB;
ALTER TABLE "Quote" ADD COLUMN "decision" JSONB;

-- AlterTable
ALTER TABLE "QuoteLine" ADD COLUMN "facts" JSONB;

-- CreateTable
CREATE TABLE "CustomerWord" (
    "customerId" TEXT NOT NULL,
    "word" TEXT NOT NULL,

    PRIMARY KEY ("customerId", "word"),
    CONSTRAINT "CustomerWord_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "CustomerWord_word_idx" ON "CustomerWord"("word");
