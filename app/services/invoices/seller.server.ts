/**
 * Who issues the invoices: the file named by `SELLER_FILE`, the made-up company in demo mode,
 * else nobody, and then nothing is billed.
 */
import { readFileSync } from 'node:fs';
import { DEMO_SELLER, sellerSchema } from '#rules/invoicing/seller.ts';
import type { Seller } from '#rules/invoicing/types.ts';
import { environment } from '#app/utils/environment.server.ts';

function readSeller(): Seller | undefined {
  const { sellerFile, demo } = environment;
  if (sellerFile === undefined) return demo ? DEMO_SELLER : undefined;
  const parsed = sellerSchema.safeParse(JSON.parse(readFileSync(sellerFile, 'utf8')));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`${sellerFile} does not say who issues the invoices:\n${faults.join('\n')}`);
}

/** Read at the start of the process, so that a faulty file is found before an order ships. */
export const seller: Seller | undefined = readSeller();
