/** A quote as a PDF, for those who make it. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { quotePdf } from '#app/documents/quote.pdf.server.ts';
import { presentQuoteDocument } from '#app/presenters/quote-document.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pdfResponse } from '#app/utils/pdf-response.server.ts';
import { revisionIn } from '../revision-in.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const revision = revisionIn(request);
    const document = await presentQuoteDocument(actor, params['number'] ?? '', revision);
    return pdfResponse(await quotePdf(document), `quote-${document.number}.pdf`);
  } catch (error) {
    throwAppError(error, request);
  }
}
