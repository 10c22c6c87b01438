-- AlterTable
ALTER TABLE "Batch" DROP COLUMN "plan",
DROP COLUMN "setupSaved";

-- What changes and cancelling emptied is no batch.
DELETE FROM "Batch" WHERE "id" NOT IN (SELECT "batchId" FROM "WorkOrder" WHERE "batchId" IS NOT NULL);
