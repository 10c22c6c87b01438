/**
 * A published family as a browser may know it, with its diagrams where it has some. What is published never changes, so the answer
 * may be kept for ever; its hash is in the address.
 */
import type { LoaderFunctionArgs } from '@remix-run/node';
import type { PublishedModel } from '#components/configurator/published-model.ts';
import { artifactOf } from '#rules/configuration/index.ts';
import { compiledVersion } from '#app/services/families/open-session.server.ts';
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
  const diagrams = Object.fromEntries(
    found.family.priceLists.flatMap(({ id }) => {
      const artifact = artifactOf(compiledVersion(found, id));
      return artifact ? [[id, Buffer.from(artifact).toString('base64')]] : [];
    }),
  );
  return Response.json({ family: found.public, diagrams } satisfies PublishedModel, {
    headers: { 'Cache-Control': FOR_EVER, ETag: `"${found.hash}"` },
  });
}
