/** What a migration does to the data of a shop that was there before it. */
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { connectDatabase } from '#app/utils/database.server.ts';
import { applyMigrations } from '#prisma/migrate.ts';
import { databaseUrl } from '#test/setup/database-url.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';
import { administer } from '#test/setup/postgresql-administration.ts';

const COLLECTIVE = '20261126012151_collective_invoices';

onEachDatabase('the migration to collective invoices', ({ provider }) => {
  /** An empty database of its own, gone when `work` is done. */
  async function inEmptyDatabase(work: (url: string) => Promise<void>): Promise<void> {
    const { folder, postgresql = '' } = inject('databases');
    if (provider === 'sqlite') return work(`file:${join(folder, 'before-collective.db')}`);
    const name = 'kitwright_before_collective';
    await administer(postgresql, [`CREATE DATABASE ${name}`]);
    try {
      await work(databaseUrl(postgresql, name));
    } finally {
      await administer(postgresql, [`DROP DATABASE ${name} WITH (FORCE)`]);
    }
  }

  it('leaves every invoice and credit note with the order it is of', async () => {
    await inEmptyDatabase(async (url) => {
      expect(await applyMigrations(url, COLLECTIVE)).not.toContain(COLLECTIVE);
      await administer(url, [
        ...['a', 'b'].map(
          (id) => `INSERT INTO "Order" ("id", "number", "idempotencyKey", "status", "market",
            "currency", "locale", "customer", "wishes", "net", "delivery", "tax", "rounding",
            "total", "dueDate", "deliveryDate", "updatedAt")
            VALUES ('${id}', 'K${id}', 'order ${id}', 'shipped', 'SE', 'SEK', 'sv', '{}', '[]',
            800, 0, 200, 0, 1000, '2026-03-02', '2026-03-09', '2026-03-02 10:00:00')`,
        ),
        ...[
          ['invoice-a', 'a', 'invoice', 'NULL', 1000],
          ['credit-a', 'a', 'credit-note', `'invoice-a'`, -1000],
          ['invoice-b', 'b', 'invoice', 'NULL', 1000],
        ].map(
          ([id, order, kind, credits, total]) => `INSERT INTO "Invoice" ("id", "number", "orderId",
            "kind", "creditsId", "currency", "total", "issuedOn", "dueOn", "document",
            "idempotencyKey") VALUES ('${id}', '${id}', '${order}', '${kind}', ${credits}, 'SEK',
            ${total}, '2026-03-02', '2026-04-01', '{"number":"${id}"}', '${id}')`,
        ),
      ]);
      expect((await applyMigrations(url))[0]).toBe(COLLECTIVE);

      const client = connectDatabase(url);
      const rows = await client.invoicedOrder.findMany({
        orderBy: [{ orderId: 'asc' }, { invoiceId: 'asc' }],
        include: { invoice: { select: { creditsId: true, total: true, document: true } } },
      });
      await client.$disconnect();
      const row = (orderId: string, invoiceId: string, total: number, creditsId?: string) => ({
        invoiceId,
        orderId,
        invoice: { creditsId: creditsId ?? null, total, document: { number: invoiceId } },
      });
      expect(rows).toEqual([
        row('a', 'credit-a', -1000, 'invoice-a'),
        row('a', 'invoice-a', 1000),
        row('b', 'invoice-b', 1000),
      ]);
    });
  });
});
