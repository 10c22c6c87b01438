/** The structured twin of an invoice alone (EN 16931 as CII), for whoever may see the invoice. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { ciiXml } from '#rules/invoicing/cii.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { getInvoice } from '#app/services/invoices/get-papers.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { xmlResponse } from '#app/utils/xml-response.server.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const invoice = await getInvoice(await loadActor(request, context), params['number'] ?? '');
    return xmlResponse(ciiXml(invoice), `${invoice.kind}-${invoice.number}.xml`);
  } catch (error) {
    throwAppError(error, request);
  }
}
