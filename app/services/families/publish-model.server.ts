/**
 * A version as browsers load it, for one price list. Its address says its content, so it may be
 * kept for ever: another version, or a release that compiles otherwise, has another hash.
 */
import { createHash } from 'node:crypto';
import { publishedModel } from '#components/configurator/published-model.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import type { LoadedVersion } from './load-family-version.server.ts';
import { compiledVersion } from './open-session.server.ts';

const hashes = new Map<string, string>();
const HASH_LENGTH = 32;

export function modelJson(version: LoadedVersion, priceListId: string): string {
  const compiled = compiledVersion(version, priceListId);
  return JSON.stringify(publishedModel(forList(version.public, priceListId), compiled));
}

/** What other groups of customers pay is nobody else's business. */
const forList = (family: PublicFamily, priceListId: string): PublicFamily => ({
  ...family,
  priceLists: family.priceLists.filter(
    ({ id, customerGroup }) => customerGroup === undefined || id === priceListId,
  ),
});

/** Of the content; found once in the life of the process. */
export function modelHash(version: LoadedVersion, priceListId: string): string {
  const key = `${version.hash} ${priceListId}`;
  const known = hashes.get(key);
  if (known !== undefined) return known;
  const content = modelJson(version, priceListId);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, HASH_LENGTH);
  hashes.set(key, hash);
  return hash;
}
