/** The build sheet as a PDF, for the workshop. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { buildSheetPdf } from '#app/documents/build-sheet.pdf.server.ts';
import { presentWorkshopDocument } from '#app/presenters/order-document.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pdfResponse } from '#app/utils/pdf-response.server.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const { document, locale } = await presentWorkshopDocument(
      await loadActor(request, context),
      params['number'] ?? '',
    );
    const query = new URL(request.url).searchParams;
    const position = Number(query.get('line') ?? 1);
    const unit = Number(query.get('unit') ?? 1);
    const line = document.lines.find((one) => one.position === position);
    if (!line || !Number.isInteger(unit) || unit < 1 || unit > line.quantity)
      throw new AppError('not-found');
    const pdf = await buildSheetPdf(document, { position, unit, locale });
    return pdfResponse(pdf, `build-sheet-${document.number}-${position}-${unit}.pdf`);
  } catch (error) {
    throwAppError(error, request);
  }
}
