/** A delivery note as a PDF, for whoever may see the order. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { deliveryNotePdf } from '#app/documents/delivery-note.pdf.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { getDeliveryNote } from '#app/services/invoices/get-papers.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { paths } from '#app/utils/paths.ts';
import { pdfResponse } from '#app/utils/pdf-response.server.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const note = await getDeliveryNote(actor, params['number'] ?? '');
    const orderUrl = `${actor.origin}${paths.order(note.order.number)}`;
    return pdfResponse(await deliveryNotePdf(note, orderUrl), `delivery-note-${note.number}.pdf`);
  } catch (error) {
    throwAppError(error, request);
  }
}
