/** The model learnt for a version, as browsers load it, and opened for the pages made here. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Marker } from '#components/configurator/marker.ts';
import { database } from '#app/utils/database.server.ts';

const decompress = promisify(gunzip);

/** Compressed by gzip; undefined where there is none of this hash (any more). */
export async function recommenderBytes(
  familyVersionId: string,
  hash: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const row = await database().recommender.findFirst({
    where: { familyVersionId, hash },
    select: { bytes: true },
  });
  return row?.bytes ?? undefined;
}

export interface OpenRecommender {
  readonly hash: string;
  readonly marker: Marker;
}

/** By version: the one opened last. */
const opened = new Map<string, OpenRecommender>();

/** Undefined where nothing is learnt, or too little to tell without telling of somebody. */
export async function recommenderOf(familyVersionId: string): Promise<OpenRecommender | undefined> {
  const row = await database().recommender.findUnique({
    where: { familyVersionId },
    select: { hash: true },
  });
  const hash = row?.hash ?? undefined;
  const before = opened.get(familyVersionId);
  if (hash === undefined || before?.hash === hash) return hash === undefined ? undefined : before;
  const bytes = await recommenderBytes(familyVersionId, hash);
  if (!bytes) return undefined;
  const found = { hash, marker: new Marker(await decompress(bytes)) };
  opened.set(familyVersionId, found);
  return found;
}
