-- AlterTable
ALTER TABLE "Order" ADD COLUMN     "searchText" TEXT NOT NULL DEFAULT '';

-- Orders placed before can be found, too.
UPDATE "Order" SET "searchText" =
    lower("number" || ' ' || ("customer"->>'name') || ' ' || ("customer"->>'email'));
