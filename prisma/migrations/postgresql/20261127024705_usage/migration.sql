-- AlterTable
ALTER TABLE "CrossSell" ADD COLUMN     "orderLineId" TEXT;

-- CreateTable
CREATE TABLE "UsageReading" (
    "id" TEXT NOT NULL,
    "orderLineId" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "UsageReading_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "UsageReading_orderLineId_measure_key" ON "UsageReading"("orderLineId", "measure");

-- CreateIndex
CREATE INDEX "CrossSell_reason_at_idx" ON "CrossSell"("reason", "at");

-- CreateIndex
CREATE UNIQUE INDEX "CrossSell_orderLineId_variable_value_key" ON "CrossSell"("orderLineId", "variable", "value");

-- AddForeignKey
ALTER TABLE "UsageReading" ADD CONSTRAINT "UsageReading_orderLineId_fkey" FOREIGN KEY ("orderLineId") REFERENCES "OrderLine"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CrossSell" ADD CONSTRAINT "CrossSell_orderLineId_fkey" FOREIGN KEY ("orderLineId") REFERENCES "OrderLine"("id") ON DELETE SET NULL ON UPDATE CASCADE;
