/**
 * A published family as a browser may know it, compiled for one price list. Its address says
 * its content, so the answer may be kept for ever.
 */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { loadFamilyVersion } from '#app/services/families/load-family-version.server.ts';
import { modelHash, modelJson } from '#app/services/families/publish-model.server.ts';
import { AppError } from '#app/utils/app-error.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';

export async function loader({ params }: LoaderFunctionArgs) {
  const { version = '', file = '' } = params;
  const found = await loadFamilyVersion(version).catch((error: unknown) => {
    if (error instanceof AppError) return undefined;
    throw error;
  });
  const [, priceListId = '', hash = ''] = /^(.+)\.([0-9a-f]+)\.json$/.exec(file) ?? [];
  const isSold = found?.family.priceLists.some(({ id }) => id === priceListId);
  if (!found || !isSold || modelHash(found, priceListId) !== hash) {
    return Response.json({ code: 'not-found' }, { status: 404 });
  }
  return new Response(modelJson(found, priceListId), {
    headers: {
      'Content-Type': 'application/json',
      'Cache-Control': FOR_EVER,
      ETag: `"${hash}"`,
    },
  });
}
