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
  return ascii(JSON.stringify(publishedModel(forList(version.public, priceListId), compiled)));
}

/** Letters beyond ASCII as escapes: a browser reads such a text in half the time. */
const ascii = (json: string): string =>
  json.replace(
    /[^\0-\x7f]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** What other groups of customers pay is nobody else's business; rules are not tried there. */
const forList = (family: PublicFamily, priceListId: string): PublicFamily => ({
  ...family,
  rules: family.rules.map((rule) => ({ ...rule, examples: [] })),
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
