/** An invoice or credit note as a PDF, for its buyer and for sales. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { invoicePdf } from '#app/documents/invoice.pdf.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { getInvoice } from '#app/services/invoices/get-papers.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { paths } from '#app/utils/paths.ts';
import { pdfResponse } from '#app/utils/pdf-response.server.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const invoice = await getInvoice(actor, params['number'] ?? '');
    const orderUrl = `${actor.origin}${paths.order(invoice.orders[0]?.number ?? '')}`;
    return pdfResponse(
      await invoicePdf(invoice, orderUrl),
      `${invoice.kind}-${invoice.number}.pdf`,
    );
  } catch (error) {
    throwAppError(error, request);
  }
}
