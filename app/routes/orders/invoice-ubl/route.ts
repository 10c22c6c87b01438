/** The structured twin of an invoice alone (EN 16931 as UBL), for whoever may see the invoice. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { ublXml } from '#rules/invoicing/ubl.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { getInvoice } from '#app/services/invoices/get-papers.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { xmlResponse } from '#app/utils/xml-response.server.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const invoice = await getInvoice(await loadActor(request, context), params['number'] ?? '');
    return xmlResponse(ublXml(invoice), `${invoice.kind}-${invoice.number}-ubl.xml`);
  } catch (error) {
    throwAppError(error, request);
  }
}
