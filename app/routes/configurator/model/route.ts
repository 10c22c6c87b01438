/**
 * A published family as a browser may know it. What is published never changes, so the answer
 * may be kept for ever; its hash is in the address.
 */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { loadFamilyVersion } from '#app/services/families/load-family-version.server.ts';
import { AppError } from '#app/utils/app-error.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';

export async function loader({ params }: LoaderFunctionArgs) {
  const { version = '', file = '' } = params;
  const found = await loadFamilyVersion(version).catch((error: unknown) => {
    if (error instanceof AppError) return undefined;
    throw error;
  });
  if (!found || file !== `${found.hash}.json`) {
    return Response.json({ code: 'not-found' }, { status: 404 });
  }
  return Response.json(
    { family: found.public },
    { headers: { 'Cache-Control': FOR_EVER, ETag: `"${found.hash}"` } },
  );
}
