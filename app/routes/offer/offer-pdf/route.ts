/** The offer as a PDF, for whoever holds the client's link. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { quotePdf } from '#app/documents/quote.pdf.server.ts';
import { presentOfferDocument } from '#app/presenters/quote-document.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pdfResponse } from '#app/utils/pdf-response.server.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const document = await presentOfferDocument(actor, params['token'] ?? '');
    return pdfResponse(await quotePdf(document), `quote-${document.number}.pdf`);
  } catch (error) {
    throwAppError(error, request);
  }
}
