-- AlterTable
ALTER TABLE "Quote" ADD COLUMN     "dealTerms" JSONB,
ADD COLUMN     "decision" JSONB;

-- AlterTable
ALTER TABLE "QuoteLine" ADD COLUMN     "facts" JSONB;

-- CreateTable
CREATE TABLE "CustomerWord" (
    "customerId" TEXT NOT NULL,
    "word" TEXT NOT NULL,

    CONSTRAINT "CustomerWord_pkey" PRIMARY KEY ("customerId","word")
);

-- CreateIndex
CREATE INDEX "CustomerWord_word_idx" ON "CustomerWord"("word");

-- AddForeignKey
ALTER TABLE "CustomerWord" ADD CONSTRAINT "CustomerWord_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
