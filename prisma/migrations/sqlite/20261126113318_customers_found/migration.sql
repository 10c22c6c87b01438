-- DropIndex
DROP INDEX "CustomerWord_word_idx";

-- CreateIndex
CREATE INDEX "Customer_name_id_idx" ON "Customer"("name", "id");

-- CreateIndex
CREATE INDEX "CustomerWord_word_customerId_idx" ON "CustomerWord"("word", "customerId");
