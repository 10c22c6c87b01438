-- AlterTable
ALTER TABLE "Order" ADD COLUMN "searchText" TEXT NOT NULL DEFAULT '';

-- Orders placed before can be found, too.
UPDATE "Order" SET "searchText" =
    lower("number" || ' ' || json_extract("customer", '$.name') || ' ' || json_extract("customer", '$.email'));
