/** The structured twin of an invoice alone (EN 16931 as CII), for whoever may see the invoice. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { ciiXml } from '#rules/invoicing/cii.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { getInvoice } from '#app/services/invoices/get-papers.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const invoice = await getInvoice(await loadActor(request, context), params['number'] ?? '');
    return new Response(ciiXml(invoice), {
      headers: {
        'Content-Type': 'application/xml; charset=utf-8',
        'Content-Disposition': `attachment; filename="${invoice.kind}-${invoice.number}.xml"`,
        'Cache-Control': 'private, no-store',
      },
    });
  } catch (error) {
    throwAppError(error, request);
  }
}
