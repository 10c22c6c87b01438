-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "categoryCurrency" TEXT,
ADD COLUMN     "categorySpend" INTEGER;

-- AlterTable
ALTER TABLE "CustomerValue" ADD COLUMN     "bought" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "category" BIGINT,
ADD COLUMN     "shareBasis" TEXT;

-- AlterTable
ALTER TABLE "OrderLine" ADD COLUMN     "configurationId" TEXT;

-- CreateTable
CREATE TABLE "WantedOption" (
    "id" TEXT NOT NULL,
    "configurationId" TEXT NOT NULL,
    "variable" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "rules" JSONB NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "WantedOption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Insights" (
    "id" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "computedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Insights_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "WantedOption_at_idx" ON "WantedOption"("at");

-- CreateIndex
CREATE UNIQUE INDEX "WantedOption_configurationId_variable_value_key" ON "WantedOption"("configurationId", "variable", "value");

-- CreateIndex
CREATE INDEX "OrderLine_configurationId_idx" ON "OrderLine"("configurationId");

-- AddForeignKey
ALTER TABLE "OrderLine" ADD CONSTRAINT "OrderLine_configurationId_fkey" FOREIGN KEY ("configurationId") REFERENCES "Configuration"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WantedOption" ADD CONSTRAINT "WantedOption_configurationId_fkey" FOREIGN KEY ("configurationId") REFERENCES "Configuration"("id") ON DELETE CASCADE ON UPDATE CASCADE;
