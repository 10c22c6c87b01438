/** One file of a batch: sheets, pick list, labels, data. Downloading sheets counts as printing. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { makeBatchFile } from '#app/presenters/batch-files.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { isPrinting } from '#app/utils/printing.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const { number = '', file = '' } = params;
    const actor = await loadActor(request, context);
    const { type, body } = await makeBatchFile(actor, { number, file }, isPrinting(request));
    const name = `${number}-${file}`.replaceAll(/[^\w.-]/g, '_');
    return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
      headers: {
        'Content-Type': type,
        'Content-Disposition': `inline; filename="${name}"`,
        'Cache-Control': 'private, no-store',
      },
    });
  } catch (error) {
    throwAppError(error, request);
  }
}
