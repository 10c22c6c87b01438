/** The order sheet as a PDF, for whoever may see the order. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { orderSheetPdf } from '#app/documents/order-sheet.pdf.server.ts';
import { presentOrderDocument } from '#app/presenters/order-document.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pdfResponse } from '#app/utils/pdf-response.server.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const document = await presentOrderDocument(
      await loadActor(request, context),
      params['number'] ?? '',
    );
    return pdfResponse(await orderSheetPdf(document), `order-sheet-${document.number}.pdf`);
  } catch (error) {
    throwAppError(error, request);
  }
}
