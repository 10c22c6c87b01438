/** All that is known about oneself, for people: one page to keep. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { personalDataDocument } from '#app/documents/personal-data.html.server.tsx';
import { areasOf } from '#app/presenters/privacy.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { exportOwnData } from '#app/services/customers/personal-data.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { timeZoneOf } from '#app/utils/locale.server.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const html = personalDataDocument(areasOf(await exportOwnData(actor), actor.locale), {
      locale: actor.locale,
      timeZone: timeZoneOf(request.headers.get('cookie')),
      at: actor.now,
    });
    return new Response(html, {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Disposition': 'attachment; filename="my-data.html"',
        'Cache-Control': 'private, no-store',
      },
    });
  } catch (error) {
    throwAppError(error, request);
  }
}
