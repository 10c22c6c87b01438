/** The care sheet of an order as a PDF, for whoever may see the order. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { careSheetPdf } from '#app/documents/care-sheet.pdf.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { getCareSheet } from '#app/services/orders/get-care-sheet.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { paths } from '#app/utils/paths.ts';
import { pdfResponse } from '#app/utils/pdf-response.server.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const sheet = await getCareSheet(actor, params['number'] ?? '');
    const { number } = sheet.order;
    const pdf = await careSheetPdf(sheet, `${actor.origin}${paths.order(number)}`);
    return pdfResponse(pdf, `care-sheet-${number}.pdf`);
  } catch (error) {
    throwAppError(error, request);
  }
}
