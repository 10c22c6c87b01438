/**
 * What is learnt for a published version, as browsers load it. Its address says its content, so
 * the answer may be kept for ever; once another model is learnt, there is nothing here any more.
 */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { recommenderBytes } from '#app/services/learning/recommender-of.server.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';

export async function loader({ params }: LoaderFunctionArgs) {
  const { version = '', file = '' } = params;
  const [, hash] = /^([0-9a-f]+)\.bin$/.exec(file) ?? [];
  const bytes = hash === undefined ? undefined : await recommenderBytes(version, hash);
  if (!bytes) return Response.json({ code: 'not-found' }, { status: 404 });
  return new Response(bytes, {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Encoding': 'gzip',
      'Cache-Control': FOR_EVER,
      ETag: `"${hash}"`,
    },
  });
}
