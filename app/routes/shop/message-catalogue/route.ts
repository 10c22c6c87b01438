/** The texts of a language, for browsers. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { catalogueFile } from '#app/utils/message-catalogues.server.ts';

export function loader({ request, params }: LoaderFunctionArgs): Response {
  const file = catalogueFile(params['locale'] ?? '', new URL(request.url).pathname);
  if (file === undefined) throw new Response(null, { status: 404 });
  return new Response(file.text, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': file.kept ? 'public, max-age=31536000, immutable' : 'no-store',
    },
  });
}
