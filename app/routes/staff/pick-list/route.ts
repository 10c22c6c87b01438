/** The pick list as a PDF, for the workshop. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { pickListPdf } from '#app/documents/pick-list.pdf.server.ts';
import { presentWorkshopDocument } from '#app/presenters/order-document.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pdfResponse } from '#app/utils/pdf-response.server.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const { document, locale } = await presentWorkshopDocument(
      await loadActor(request, context),
      params['number'] ?? '',
    );
    return pdfResponse(await pickListPdf(document, locale), `pick-list-${document.number}.pdf`);
  } catch (error) {
    throwAppError(error, request);
  }
}
